using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Guarding;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Tests.Guarding;

public sealed class RunProcessTests
{
    private static readonly RunProcess Redis = new(
        "context-store",
        new ProcessIdentity(4711, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "redis-server"),
        "127.0.0.1:20815"
    );

    [Fact]
    public void Parse_OfToLine_GivesTheSame() => Assert.Equal(Redis, RunProcess.Parse(Redis.ToLine()));

    [Theory]
    [InlineData("")]
    [InlineData("context-store\t4711\t63931")]
    [InlineData("context-store\tx\t63931\tredis-server\t")]
    [InlineData("context-store\t1\t99999999999999999999\tredis-server\t")]
    [InlineData("context-store\t1\t9223372036854775807\tredis-server\t")]
    public void Parse_CutOrForeignLine_GivesNone(string line) => Assert.Null(RunProcess.Parse(line));

    [Theory]
    [InlineData("127.0.0.1:4838", true)]
    [InlineData("http://localhost:4838/mcp", true)]
    [InlineData("http://localhost:48380/mcp", false)]
    [InlineData("", false)]
    public void IsAt_AnyFormOfAddress_FindsThePort(string where, bool expected) =>
        Assert.Equal(expected, (Redis with { Where = where }).IsAt(4838));

    [Fact]
    public void IsAlive_SameNumberButAnotherStart_IsAnother()
    {
        using var self = Process.GetCurrentProcess();
        var identity = ProcessIdentity.Of(self, self.ProcessName)!;

        Assert.True(identity.IsAliveAndRunsTheSame());
        Assert.False((identity with { Started = identity.Started.AddSeconds(-5) }).IsAlive());
        Assert.False((identity with { Program = "redis-server" }).IsAliveAndRunsTheSame());
    }
}
