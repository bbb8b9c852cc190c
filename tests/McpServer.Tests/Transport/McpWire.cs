using System.Net.Http.Headers;
using System.Text;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>A client that writes its requests by hand, so that a test says every byte that matters.</summary>
internal sealed class McpWire : IDisposable
{
    public const string Handshake = "2025-11-25";
    public const string Stateless = "2026-07-28";

    private readonly HttpClient _http;

    public McpWire(Uri address, string? token = null)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = int.MaxValue })
        {
            BaseAddress = address,
        };
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    public static string Initialize(int id = 1) =>
        $$$"""{"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"mcp","version":"0.1.0"}},"jsonrpc":"2.0","id":{{{id}}}}""";

    public static string Initialized => """{"method":"notifications/initialized","jsonrpc":"2.0"}""";

    public static string List(int id = 2) => $$"""{"method":"tools/list","jsonrpc":"2.0","id":{{id}}}""";

    public static string Call(string tool, string arguments = "{}", int id = 3) =>
        $$$"""{"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}},"jsonrpc":"2.0","id":{{{id}}}}""";

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public static HttpRequestMessage Post(string body, string? session = null, string path = "mcp")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        AddSession(request, session);
        return request;
    }

    public static HttpRequestMessage Get(string? session, string path = "mcp")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        AddSession(request, session);
        return request;
    }

    public static HttpRequestMessage Delete(string session)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, "mcp");
        AddSession(request, session);
        return request;
    }

    /// <summary>A request of the revision without sessions, with all that it has to carry.</summary>
    public static HttpRequestMessage PostStateless(string method, string parameters = "", string? name = null, int id = 1)
    {
        var meta = """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}} """;
        var body =
            $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"{{{method}}}","params":{ {{{parameters}}}{{{(parameters.Length > 0 ? "," : "")}}}{{{meta}}} }}""";
        var request = Post(body);
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", Stateless);
        request.Headers.TryAddWithoutValidation("Mcp-Method", method);
        if (name is not null)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Name", name);
        }

        return request;
    }

    public static HttpRequestMessage CallStateless(string tool, string arguments = "{}", int id = 1) =>
        PostStateless("tools/call", $"\"name\":\"{tool}\",\"arguments\":{arguments}", tool, id);

    public async Task<HttpResponseMessage> PostAsync(string body, string? session = null) => await SendAsync(Post(body, session));

    /// <summary>Opens a session; returns its id.</summary>
    public async Task<string> OpenAsync()
    {
        using var answer = await PostAsync(Initialize());
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var initialized = await PostAsync(Initialized, answer.SessionId());
        return answer.SessionId();
    }

    /// <summary>Closes the connection of a request in whatever state it is.</summary>
    public async Task LeaveAsync(Task<HttpResponseMessage> request)
    {
        _http.CancelPendingRequests();
        try
        {
            (await request).Dispose();
        }
        catch (OperationCanceledException)
        {
            // It had no answer yet.
        }
    }

    public void Dispose() => _http.Dispose();

    private static void AddSession(HttpRequestMessage request, string? session)
    {
        if (session is not null)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Session-Id", session);
            request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", Handshake);
        }
    }
}
