using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>MCP over Streamable HTTP with a handshake and a session of its own.</summary>
internal sealed class SessionCaller : ICaller
{
    private readonly HttpConnection _connection;
    private readonly Dictionary<Workload, NumberedMessage> _requests;
    private readonly byte[]? _farewell;
    private long _number;

    private SessionCaller(HttpConnection connection, Uri server, ToolCalls tools, string[] headers)
    {
        _connection = connection;
        _requests = tools.Workloads.ToDictionary(
            each => each,
            each => new NumberedMessage(HttpText.Post(server, "/mcp", tools.For(each).ToJson(each == Workload.Stream, ""), headers))
        );
        _farewell = HttpText.Delete(server, "/mcp", headers);
    }

    public static async Task<ICaller> ConnectAsync(Uri server, ToolCalls tools, CancellationToken cancellationToken)
    {
        var connection = await HttpConnection.OpenAsync(server, cancellationToken);
        var headers = await OpenSessionAsync(connection, server, cancellationToken);
        return new SessionCaller(connection, server, tools, headers);
    }

    /// <summary>Performs the handshake.</summary>
    /// <returns>The headers that every further request of the session carries.</returns>
    public static async Task<string[]> OpenSessionAsync(HttpConnection connection, Uri server, CancellationToken cancellationToken)
    {
        var head = await connection.ExchangeAsync(HttpText.Post(server, "/mcp", McpText.Initialize, McpText.Accept), cancellationToken);
        Answers.RequireResult(connection.Body);
        string[] headers = [McpText.Accept, $"MCP-Protocol-Version: {McpText.SessionRevision}", $"Mcp-Session-Id: {head.SessionId}"];
        await connection.ExchangeAsync(HttpText.Post(server, "/mcp", McpText.Initialized, headers), cancellationToken);
        return headers;
    }

    public async ValueTask<int> CallAsync(Workload workload, CancellationToken cancellationToken)
    {
        await _connection.ExchangeAsync(_requests[workload].With(_number++), cancellationToken);
        Answers.RequireResult(_connection.Body);
        return workload == Workload.Stream ? Answers.CountProgress(_connection.Body) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.ExchangeAsync(_farewell, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            // The server may be gone already.
        }

        await _connection.DisposeAsync();
    }
}
