using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.Clients.Tests.Walking;

namespace OllamaMcp.Clients.Tests.CSharp;

/// <summary>One walk with the C# SDK's client.</summary>
internal sealed class CSharpWalk(WalkPlan plan, Dictionary<string, string> settings)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    public async Task<WalkReport> RunAsync()
    {
        var options = new McpClientOptions { ProtocolVersion = plan.Protocol };
        await using McpClient client = await McpClient.CreateAsync(Transport(), options, cancellationToken: Cancel);
        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: Cancel);
        var progress = new OrderedProgress();
        return new WalkReport
        {
            ProtocolVersion = client.NegotiatedProtocolVersion,
            Tools = [.. tools.Select(tool => tool.Name)],
            Call = Shown(await CallAsync(client, plan.Call, new OrderedProgress(), Cancel), []),
            Stream = Shown(await CallAsync(client, plan.Stream, progress, Cancel), progress.Seen),
            Cancel = await CancelledAsync(client),
            ToolsAfterCancel = (await client.ListToolsAsync(cancellationToken: Cancel)).Count,
        };
    }

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
        var progress = new OrderedProgress { OnFirst = giveUp.Cancel };
        try
        {
            await CallAsync(client, plan.Cancel, progress, giveUp.Token);
            return new CancelledCall(progress.Seen.Count, null);
        }
        catch (OperationCanceledException error)
        {
            return new CancelledCall(progress.Seen.Count, error.Message);
        }
    }

    private static ValueTask<CallToolResult> CallAsync(McpClient client, ToolUse use, OrderedProgress progress, CancellationToken cancel) =>
        client.CallToolAsync(
            use.Name,
            use.Arguments.ToDictionary(each => each.Key, each => (object?)each.Value, StringComparer.Ordinal),
            progress,
            cancellationToken: cancel
        );

    private static Answer Shown(CallToolResult result, IReadOnlyList<Walking.Progress> progress) =>
        new(
            result.IsError == true,
            string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text)),
            result.StructuredContent is { } structured ? JsonSerializer.SerializeToElement(structured) : null,
            progress
        );
}
