using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>MCP over Streamable HTTP in the newest revision: no handshake, every request says it all.</summary>
internal sealed class StatelessCaller : ICaller
{
    private readonly HttpConnection _connection;
    private readonly Dictionary<Workload, NumberedMessage> _requests;
    private long _number;

    private StatelessCaller(HttpConnection connection, Uri server, ToolCalls tools)
    {
        _connection = connection;
        _requests = tools.Workloads.ToDictionary(each => each, each => Request(server, tools.For(each), each == Workload.Stream));
    }

    public static async Task<ICaller> ConnectAsync(Uri server, ToolCalls tools, CancellationToken cancellationToken) =>
        new StatelessCaller(await HttpConnection.OpenAsync(server, cancellationToken), server, tools);

    public async ValueTask<int> CallAsync(Workload workload, CancellationToken cancellationToken)
    {
        await _connection.ExchangeAsync(_requests[workload].With(_number++), cancellationToken);
        Answers.RequireResult(_connection.Body);
        return workload == Workload.Stream ? Answers.CountProgress(_connection.Body) : 0;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NumberedMessage Request(Uri server, ToolCall tool, bool progress) =>
        new(
            HttpText.Post(
                server,
                "/mcp",
                tool.ToJson(progress, McpText.StatelessMeta),
                McpText.Accept,
                $"MCP-Protocol-Version: {McpText.StatelessRevision}",
                "Mcp-Method: tools/call",
                $"Mcp-Name: {tool.Name}"
            )
        );
}
