using System.IO.Pipelines;
using System.Text.Json;
using OllamaMcp.Server.Access;
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

        public async Task SendAsync(string line) =>
            await _in.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), TestContext.Current.CancellationToken);

        public async Task<JsonElement> AskAsync(string line)
        {
            await SendAsync(line);
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
    }
}
