using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.Clients.Tests.Walking;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.CSharp;

/// <summary>One walk with the C# SDK's client.</summary>
internal sealed class CSharpWalk(WalkPlan plan, Dictionary<string, string> settings)
{
    private const string Streaming = "streaming";
    private const string Cancelling = "cancelling";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly ProgressLog _progress = new();

    public async Task<WalkReport> RunAsync()
    {
        await using var client = await McpClient.CreateAsync(Transport(), Options(), cancellationToken: Cancel);
        var tools = await client.ListToolsAsync(cancellationToken: Cancel);
        var call = await CallAsync(client, plan.Call, "calling", Cancel);
        var stream = await CallAsync(client, plan.Stream, Streaming, Cancel);
        return new WalkReport
        {
            ProtocolVersion = client.NegotiatedProtocolVersion,
            Tools = [.. tools.Select(tool => tool.Name)],
            Call = Shown(call, []),
            Stream = Shown(stream, await _progress.AtLeastAsync(WalkPlan.StreamTokens, Streaming)),
            Cancel = await CancelledAsync(client),
            ToolsAfterCancel = (await client.ListToolsAsync(cancellationToken: Cancel)).Count,
        };
    }

    private McpClientOptions Options() =>
        new()
        {
            ProtocolVersion = plan.Protocol,
            DiscoverProbeTimeout = Patience.Limit,
            Handlers = new McpClientHandlers
            {
                NotificationHandlers =
                [
                    new KeyValuePair<string, Func<JsonRpcNotification, CancellationToken, ValueTask>>(
                        NotificationMethods.ProgressNotification,
                        _progress.TakeAsync
                    ),
                ],
            },
        };

    private IClientTransport Transport() =>
        plan.Transport == Route.Stdio
            ? new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = plan.Command[0],
                    Arguments = [.. plan.Command.Skip(1)],
                    EnvironmentVariables = settings.ToDictionary(each => each.Key, each => (string?)each.Value, StringComparer.Ordinal),
                }
            )
            : new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(plan.Url),
                    TransportMode = plan.Transport == Route.Sse ? HttpTransportMode.Sse : HttpTransportMode.StreamableHttp,
                }
            );

    private async Task<CancelledCall> CancelledAsync(McpClient client)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var call = CallAsync(client, plan.Cancel, Cancelling, giveUp.Token).AsTask();
        var before = await _progress.AtLeastAsync(1, Cancelling);
        await giveUp.CancelAsync();
        try
        {
            await call;
            return new CancelledCall(before.Count, null);
        }
        catch (OperationCanceledException error)
        {
            return new CancelledCall(before.Count, error.Message);
        }
    }

    private static ValueTask<CallToolResult> CallAsync(McpClient client, ToolUse use, string token, CancellationToken cancel) =>
        client.CallToolAsync(
            new CallToolRequestParams
            {
                Name = use.Name,
                Arguments = use.Arguments.ToDictionary(
                    each => each.Key,
                    each => JsonSerializer.SerializeToElement(each.Value),
                    StringComparer.Ordinal
                ),
                Meta = new JsonObject { ["progressToken"] = token },
            },
            cancel
        );

    private static Answer Shown(CallToolResult result, IReadOnlyList<Walking.Progress> progress) =>
        new(
            result.IsError == true,
            string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text)),
            result.StructuredContent is { } structured ? JsonSerializer.SerializeToElement(structured) : null,
            progress
        );
}
