using System.Net;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Hosting.Checking;

/// <summary>Goes through an MCP server as a client does, and says in plain words how far it came.</summary>
internal static class ServerCheck
{
    private const int LongestText = 2000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <returns>Whether all of it went well.</returns>
    public static async Task<bool> RunAsync(
        CheckPlan plan,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(plan.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var lastFailure = "";
        try
        {
            var token = plan.TokenFile is null ? null : (await File.ReadAllTextAsync(plan.TokenFile, both.Token)).Trim();
            await using var client = await ConnectAsync(plan.Url, token, failure => lastFailure = failure, time, both.Token);
            var problem = await WalkAsync(client, plan, output, both.Token);
            return problem is null || await FailAsync(errors, problem);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            var reason = lastFailure.Length > 0 ? lastFailure : "it did not answer";
            return await FailAsync(errors, $"{plan.Url}: gave up after {plan.Timeout.TotalSeconds:0} seconds: {reason}");
        }
        catch (Exception e) when (e is HttpRequestException or McpException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(errors, Explain(plan, e));
        }
    }

    private static async Task<McpClient> ConnectAsync(
        Uri url,
        string? token,
        Action<string> failed,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var isOlder = url.AbsolutePath.TrimEnd('/').EndsWith("/sse", StringComparison.Ordinal);
        var options = new HttpClientTransportOptions
        {
            Endpoint = url,
            TransportMode = isOlder ? HttpTransportMode.Sse : HttpTransportMode.StreamableHttp,
        };
        if (token is not null)
        {
            options.AdditionalHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {token}" };
        }

        while (true)
        {
            var transport = new HttpClientTransport(options);
            try
            {
                return await McpClient.CreateAsync(transport, cancellationToken: cancellationToken);
            }
            catch (HttpRequestException e) when (IsPassing(e))
            {
                failed(e.Message);
            }

            await Task.Delay(RetryAfter, time, cancellationToken);
        }
    }

    // Nobody listens yet, or a router has nobody to send it to yet.
    private static bool IsPassing(HttpRequestException e) =>
        e.StatusCode is null or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <returns>What is wrong; null where nothing is.</returns>
    private static async Task<string?> WalkAsync(McpClient client, CheckPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        var server = client.ServerInfo is { } info ? $"{info.Name} {info.Version}" : "A server without a name";
        await output.WriteLineAsync($"{server} speaks MCP {client.NegotiatedProtocolVersion} at {plan.Url}");
        var tools = await client.ListToolsAsync(cancellationToken: cancellationToken);
        var names = tools.Select(t => t.Name).Order(StringComparer.Ordinal).ToList();
        await output.WriteLineAsync($"{names.Count} tools: {string.Join(' ', names)}");
        if (plan.Tool is null)
        {
            return names.Count > 0 ? null : "The server has no tool.";
        }

        if (!names.Contains(plan.Tool, StringComparer.Ordinal))
        {
            return $"The server has no tool {plan.Tool}.";
        }

        var result = await client.CallToolAsync(plan.Tool, ArgumentsOf(plan), cancellationToken: cancellationToken);
        var text = Shorten(string.Join('\n', result.Content.OfType<TextContentBlock>().Select(c => c.Text)));
        if (result.IsError is true)
        {
            return $"{plan.Tool} failed: {text}";
        }

        await output.WriteLineAsync($"{plan.Tool} answered: {text}");
        return null;
    }

    private static Dictionary<string, object?> ArgumentsOf(CheckPlan plan) =>
        plan.Arguments.ValueKind == JsonValueKind.Object
            ? plan.Arguments.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal)
            : [];

    private static string Explain(CheckPlan plan, Exception e) =>
        e switch
        {
            HttpRequestException { StatusCode: HttpStatusCode.Unauthorized } when plan.TokenFile is null =>
                $"{plan.Url} wants a token (401). Give one: --token-file FILE",
            HttpRequestException { StatusCode: HttpStatusCode.Unauthorized } =>
                $"{plan.Url} does not know the token in {plan.TokenFile} (401).",
            HttpRequestException { StatusCode: HttpStatusCode.Forbidden } =>
                $"{plan.Url} does not answer for the host {plan.Url.Host} (403). Is the name in Access__AllowedHosts?",
            HttpRequestException { StatusCode: { } status } => $"{plan.Url} answered {(int)status}. Is it an MCP endpoint?",
            IOException or UnauthorizedAccessException when plan.TokenFile is not null && !File.Exists(plan.TokenFile) =>
                $"There is no file {plan.TokenFile}.",
            _ => $"{plan.Url}: {e.Message}",
        };

    private static string Shorten(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}… ({text.Length} characters)";

    private static async Task<bool> FailAsync(TextWriter errors, string problem)
    {
        await errors.WriteLineAsync(problem);
        return false;
    }
}
