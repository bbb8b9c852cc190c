using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Calling;

/// <summary>
/// A program that calls tools, over connections of its own, and repeats nothing but what the protocol says: a session that is not found
/// is opened anew. Not thread-safe.
/// </summary>
/// <param name="service">The server.</param>
/// <param name="hasSession">Whether it initializes, or speaks the revision without sessions.</param>
internal sealed class ToolCaller(Uri service, bool hasSession) : IDisposable
{
    private const string WithSessions = "2025-11-25";
    private const string WithoutSessions = "2026-07-28";
    private const string Client = """{"name":"test","version":"1"}""";
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = service, Timeout = Patience.Limit };
    private readonly CancellationTokenSource _hungUp = CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken
    );
    private int _number;

    /// <summary>The session that is open; null where there is none. One that somebody else has opened can be joined.</summary>
    public string? Session { get; set; }

    /// <summary>How often a session was not found and had to be opened anew.</summary>
    public int SessionsLost { get; private set; }

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments, as JSON.</param>
    /// <param name="told">Hears of every piece of progress.</param>
    /// <exception cref="HttpRequestException">It was refused, or the answer broke off.</exception>
    public async Task<ToolAnswer> CallAsync(string tool, string arguments, Action<string>? told = null)
    {
        while (true)
        {
            if (hasSession && Session is null)
            {
                await OpenAsync();
            }

            using var answer = await SendAsync("tools/call", Parameters(tool, arguments), tool);
            if (answer.StatusCode != HttpStatusCode.NotFound || Session is null)
            {
                return new ToolAnswer(await AnswerReader.ReadAsync(answer, told, _hungUp.Token));
            }

            Session = null;
            SessionsLost++;
        }
    }

    /// <summary>Initializes.</summary>
    public async Task OpenAsync()
    {
        using var answer = await SendAsync(
            "initialize",
            $$"""{"protocolVersion":"{{WithSessions}}","capabilities":{},"clientInfo":{{Client}}}"""
        );
        await AnswerReader.ReadAsync(answer, told: null, _hungUp.Token);
        Session = answer.Headers.GetValues("Mcp-Session-Id").Single();
    }

    /// <summary>Hangs up.</summary>
    public void Dispose()
    {
        _hungUp.Cancel();
        _hungUp.Dispose();
        _http.Dispose();
    }

    private string Parameters(string tool, string arguments)
    {
        var further = hasSession
            ? ""
            : $$"""
                ,"io.modelcontextprotocol/protocolVersion":"{{WithoutSessions}}","io.modelcontextprotocol/clientInfo":{{Client}},
                "io.modelcontextprotocol/clientCapabilities":{}
                """;
        return $$$"""{"name":"{{{tool}}}","arguments":{{{arguments}}},"_meta":{"progressToken":{{{++_number}}}{{{further}}}}}""";
    }

    private Task<HttpResponseMessage> SendAsync(string method, string parameters, string? name = null)
    {
        var message = JsonNode.Parse($$"""{"jsonrpc":"2.0","id":{{++_number}},"method":"{{method}}","params":{{parameters}}}""")!;
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        var headers = new Dictionary<string, string?>
        {
            ["Accept"] = "application/json, text/event-stream",
            ["MCP-Protocol-Version"] = hasSession ? WithSessions : WithoutSessions,
            ["Mcp-Method"] = hasSession ? null : method,
            ["Mcp-Name"] = hasSession ? null : name,
            ["Mcp-Session-Id"] = Session,
        };
        foreach ((var header, var value) in headers.Where(pair => pair.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _hungUp.Token);
    }
}
