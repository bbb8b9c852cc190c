using System.Net;
using OllamaMcp.Server.Tests.Tools.Registry;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class FailureAnswerTests
{
    [Fact]
    public async Task Post_FailsAsNobodyForesaw_IsAnsweredWithTheIdUnderWhichTheLogHasItOnce()
    {
        using var logs = new RecordedLogs();
        // Time stands still, so that the headers wait for the answer however slow this machine is.
        await using var host = await TransportHost.StartAsync(time: new ManualTime(), logs: logs);
        // A fault of the program: nothing foresees that this is gone while requests come.
        host.Get<DrainState>().Dispose();

        using var answer = await host.Client.SendAsync(McpWire.CallStateless("echo", """{"text":"hi"}""", id: 42));

        var message = await answer.AssertRefusedAsync(HttpStatusCode.InternalServerError, "internal_error");
        Assert.Equal(42, message.GetProperty("id").GetInt32());
        Assert.Equal(-32603, message.GetProperty("error").GetProperty("code").GetInt32());
        var error = Assert.Single(logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.StartsWith("Error 1003 POST /mcp failed unexpectedly (", error, StringComparison.Ordinal);
        var id = error[(error.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')');
        Assert.Equal(
            $"Something went wrong inside this server; its log has the details under {id}.",
            message.GetProperty("error").GetProperty("message").GetString()
        );
    }
}
