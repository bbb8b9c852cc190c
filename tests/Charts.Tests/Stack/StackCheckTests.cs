using System.Net;
using System.Net.Sockets;
using System.Text;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Stack;

/// <summary>The chart's check, against a stack of a few lines.</summary>
public sealed class StackCheckTests : IDisposable
{
    private readonly TcpListener _stack = new(IPAddress.Loopback, 0);

    public StackCheckTests() => _stack.Start();

    [Fact]
    public async Task Check_WhereTheServiceDoesNotLeadAnywhereYet_AsksAgain()
    {
        var address = $"http://{_stack.LocalEndpoint}";
        var check = Shell.RunAsync([Tool.Find("python3"), Path.Combine(Chart.Stack.Folder, "files", "check.py"), address]);

        (await _stack.AcceptTcpClientAsync(Patience.Token)).Dispose();
        using var second = await _stack.AcceptTcpClientAsync(Patience.Token);
        // Closed with a question unread, the connection would be reset, and the answer might be lost.
        using (var question = new StreamReader(second.GetStream(), leaveOpen: true))
        {
            while (await question.ReadLineAsync(Patience.Token) is { Length: > 0 }) { }
        }

        var answer = """{"status": "OK"}""";
        await second.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.0 200 OK\r\n\r\n{answer}"), Patience.Token);
        second.Close();

        Assert.Equal("health: OK\n", (await check).Expect());
    }

    public void Dispose() => _stack.Dispose();
}
