using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.AppHost.Commands;

/// <summary>Removes every saved conversation, by the tools of the server: whatever store it has. Thread-safe.</summary>
internal sealed class ContextClearing(HttpClient http)
{
    /// <param name="mcp">Where the server answers.</param>
    /// <param name="token">A token that may clear; null where none is required.</param>
    /// <param name="cancellation">Ends it: what is gone by then stays gone.</param>
    public async Task<CommandOutcome> RunAsync(Uri mcp, string? token, CancellationToken cancellation)
    {
        var options = new HttpClientTransportOptions { Endpoint = mcp };
        if (token is not null)
        {
            options.AdditionalHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = "Bearer " + token };
        }
        var cleared = 0;
        try
        {
            await using var transport = new HttpClientTransport(options, http);
            await using var client = await McpClient.CreateAsync(transport, cancellationToken: cancellation);
            // From the start each time, as a cursor would point at what is gone; until a page holds nothing that can be removed.
            for (var before = -1; before != cleared; )
            {
                before = cleared;
                foreach (var session in await ListAsync(client, cancellation))
                {
                    cleared += await ClearAsync(client, session, cancellation) ? 1 : 0;
                }
            }
            return new CommandOutcome(true, cleared == 1 ? "1 conversation was removed." : $"{cleared} conversations were removed.");
        }
        // The client's own time limit comes as a cancellation; a foreign server may answer with JSON of another shape.
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException or McpException
                || e is KeyNotFoundException or InvalidOperationException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return new CommandOutcome(false, $"{cleared} conversations were removed, then it failed: {e.Message.TrimEnd('.')}.");
        }
    }

    private static async Task<List<string>> ListAsync(McpClient client, CancellationToken cancellation)
    {
        var answer = await CallAsync(client, "ollama_list_contexts", [], cancellation);
        return [.. answer.GetProperty("contexts").EnumerateArray().Select(context => context.GetProperty("session_id").GetString()!)];
    }

    private static async Task<bool> ClearAsync(McpClient client, string session, CancellationToken cancellation)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["session_id"] = session };
        return (await CallAsync(client, "ollama_clear_context", arguments, cancellation)).GetProperty("cleared").GetBoolean();
    }

    private static async Task<JsonElement> CallAsync(
        McpClient client,
        string tool,
        Dictionary<string, object?> arguments,
        CancellationToken cancellation
    )
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: cancellation);
        var text = string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
        return result is { IsError: not true, StructuredContent: { } content } ? content : throw new McpException(text);
    }
}
