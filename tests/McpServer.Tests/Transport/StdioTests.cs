using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Endpoints;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class StdioTests
{
    [Fact]
    public async Task Run_InitializeAndCall_AnswersLineByLine()
    {
        await using var host = await TransportHost.StartAsync();
        await using var stdio = new StdioClient(host.Get<StdioTransport>());

        Assert.Equal(
            "2025-11-25",
            (await stdio.AskAsync(McpWire.Initialize())).GetProperty("result").GetProperty("protocolVersion").GetString()
        );
        await stdio.SendAsync(McpWire.Initialized);
        var call = await stdio.AskAsync(McpWire.Call("echo", """{"text":"hi"}"""));

        Assert.Equal("hi", call.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Run_InitializeAfterDiscover_IsAnswered()
    {
        await using var host = await TransportHost.StartAsync();
        await using var stdio = new StdioClient(host.Get<StdioTransport>());
        const string discover =
            """{"jsonrpc":"2.0","id":9,"method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""";

        var discovered = await stdio.AskAsync(discover);
        var initialized = await stdio.AskAsync(McpWire.Initialize());
        await stdio.SendAsync(McpWire.Initialized);
        var list = await stdio.AskAsync(McpWire.List());

        Assert.Equal("2026-07-28", discovered.GetProperty("result").GetProperty("supportedVersions")[0].GetString());
        Assert.Equal("2025-11-25", initialized.GetProperty("result").GetProperty("protocolVersion").GetString());
        Assert.Equal(host.Tools.Tools.Count, list.GetProperty("result").GetProperty("tools").GetArrayLength());
    }

    [Fact]
    public async Task Run_InputEnds_Ends()
    {
        await using var host = await TransportHost.StartAsync();
        var stdio = new StdioClient(host.Get<StdioTransport>());

        // Disposing closes the client's end, and waits for the server's.
        await stdio.DisposeAsync();
    }

    [Fact]
    public async Task Run_CallsBeyondTheRate_AreRefused()
    {
        await using var host = await TransportHost.StartAsync(access: new AccessOptions { CallsPerMinute = 1 });
        await using var stdio = new StdioClient(host.Get<StdioTransport>());
        await stdio.AskAsync(McpWire.Initialize());
        await stdio.AskAsync(McpWire.Call("echo", """{"text":"hi"}"""));

        var refused = await stdio.AskAsync(McpWire.Call("echo", """{"text":"hi"}""", 4));

        Assert.Equal("rate_limited", refused.GetProperty("error").GetProperty("data").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Run_InputEndsWithTheRequest_AnswersItFirst()
    {
        await using var host = await TransportHost.StartAsync();

        var answers = await AnswersAsync(
            host,
            "\uFEFF" + McpWire.Initialize(),
            "",
            McpWire.Initialized,
            McpWire.Call("echo", """{"text":"hi"}""")
        );

        Assert.Equal([1, 3], answers.Select(answer => answer.GetProperty("id").GetInt32()).Order());
    }

    [Fact]
    public async Task Run_InputEndsDuringACall_WaitsForItsAnswer()
    {
        await using var host = await TransportHost.StartAsync();
        var stdio = new StdioClient(host.Get<StdioTransport>());
        await stdio.AskAsync(McpWire.Initialize());
        await stdio.SendAsync(McpWire.Call("hold"));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        stdio.EndInput();
        host.Tools.Release();
        var answer = await stdio.ReadAsync();
        await stdio.DisposeAsync();

        Assert.Equal("released", answer.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Run_InputEndsDuringACallThatIsTakenBack_Ends()
    {
        await using var host = await TransportHost.StartAsync();
        var stdio = new StdioClient(host.Get<StdioTransport>());
        await stdio.AskAsync(McpWire.Initialize());
        await stdio.SendAsync(McpWire.Call("hold"));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        await stdio.SendAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":3}}""");
        await stdio.DisposeAsync();

        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
    }

    [Fact]
    public async Task Run_InputEndsDuringACallThatTakesTooLong_Ends()
    {
        await using var host = await TransportHost.StartAsync(new TransportOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        var stdio = new StdioClient(host.Get<StdioTransport>());
        await stdio.AskAsync(McpWire.Initialize());
        await stdio.SendAsync(McpWire.Call("hold"));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        await stdio.DisposeAsync();

        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
    }

    [Theory]
    [InlineData("garbage", -32700, "malformed_request")]
    [InlineData("[]", -32600, "malformed_request")]
    [InlineData("{}", -32600, "malformed_request")]
    [InlineData("nested", -32700, "malformed_request")]
    [InlineData("not UTF-8", -32700, "malformed_request")]
    [InlineData("too long", -32600, "body_too_large")]
    public async Task Run_LineIsNoMessage_RefusesItAndGoesOn(string line, int rpcCode, string code)
    {
        await using var host = await TransportHost.StartAsync(new TransportOptions { BodyBytes = 100_000 });
        await using var stdio = new StdioClient(host.Get<StdioTransport>());

        var refused = await stdio.AskAsync(BytesOf(line));
        var answer = await stdio.AskAsync(McpWire.Initialize());

        Assert.Equal(JsonValueKind.Null, refused.GetProperty("id").ValueKind);
        Assert.Equal(rpcCode, refused.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(code, refused.GetProperty("error").GetProperty("data").GetProperty("code").GetString());
        Assert.True(answer.TryGetProperty("result", out _));
    }

    private static byte[] BytesOf(string line) =>
        line switch
        {
            "nested" => Encoding.UTF8.GetBytes(new string('[', 10_000).Insert(0, """{"a":""")),
            "not UTF-8" => [(byte)'"', 0xff, (byte)'"'],
            "too long" => Encoding.UTF8.GetBytes(new string('x', 300_000)),
            _ => Encoding.UTF8.GetBytes(line),
        };

    /// <summary>All that is answered when the input is there from the start, and then ends without the end of a line.</summary>
    private static async Task<List<JsonElement>> AnswersAsync(TransportHost host, params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using var output = new MemoryStream();
        await host.Get<StdioTransport>()
            .RunAsync(input, output, TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(output.ToArray());
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private sealed class StdioClient : IAsyncDisposable
    {
        private readonly Pipe _in = new();
        private readonly Pipe _out = new();
        private readonly StreamReader _reader;
        private readonly Task _run;

        public StdioClient(StdioTransport transport)
        {
            _reader = new StreamReader(_out.Reader.AsStream());
            _run = transport.RunAsync(_in.Reader.AsStream(), _out.Writer.AsStream(), TestContext.Current.CancellationToken);
        }

        public Task SendAsync(string line) => SendAsync(Encoding.UTF8.GetBytes(line));

        public Task<JsonElement> AskAsync(string line) => AskAsync(Encoding.UTF8.GetBytes(line));

        public async Task<JsonElement> AskAsync(byte[] line)
        {
            await SendAsync(line);
            return await ReadAsync();
        }

        public void EndInput() => _in.Writer.Complete();

        public async Task<JsonElement> ReadAsync()
        {
            var answer = await _reader
                .ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
            return JsonElement.Parse(answer!);
        }

        public async ValueTask DisposeAsync()
        {
            await _in.Writer.CompleteAsync();
            await _run.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        }

        private async Task SendAsync(byte[] line)
        {
            byte[] ended = [.. line, (byte)'\n'];
            await _in.Writer.WriteAsync(ended, TestContext.Current.CancellationToken);
        }
    }
}
