using OllamaMcp.Server.Access;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Access;

public sealed class CallLimitsTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Admit_NoLimit_AlwaysGoesOn() =>
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(new CallLimits(new AccessOptions(), _time).Admit("a", "t")));

    [Fact]
    public void Admit_BeyondTheLimit_SaysHowLongToWait()
    {
        var limits = Limits(perMinute: 3);
        Use(limits, "a", 3);

        Assert.Equal(TimeSpan.FromSeconds(20), limits.Admit("a", "t"));
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(TimeSpan.FromSeconds(1), limits.Admit("a", "t"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limits.Admit("a", "t"));
        Assert.Equal(TimeSpan.FromSeconds(20), limits.Admit("a", "t"));
    }

    [Fact]
    public void Admit_AfterAMinuteOfRest_HasTheWholeLimitAgainAndNoMore()
    {
        var limits = Limits(perMinute: 3);
        Use(limits, "a", 3);
        _time.Advance(TimeSpan.FromHours(5));

        Use(limits, "a", 3);

        Assert.NotNull(limits.Admit("a", "t"));
    }

    [Fact]
    public void Admit_AnotherCaller_HasALimitOfItsOwn()
    {
        var limits = Limits(perMinute: 1);
        Use(limits, "a", 1);

        Assert.Null(limits.Admit("b", "t"));
    }

    [Fact]
    public void Admit_LimitOfATool_HoldsForThatToolOnly()
    {
        var limits = new CallLimits(new AccessOptions { CallsPerMinute = 60, ToolCallsPerMinute = { ["pull"] = 1 } }, _time);

        Assert.Null(limits.Admit("a", "pull"));
        Assert.Equal(TimeSpan.FromMinutes(1), limits.Admit("a", "pull"));
        Assert.Null(limits.Admit("a", "list"));
    }

    [Fact]
    public void Admit_RefusedCalls_CountNowhere()
    {
        var limits = new CallLimits(new AccessOptions { CallsPerMinute = 2, ToolCallsPerMinute = { ["pull"] = 1 } }, _time);
        Use(limits, "a", 1, "pull");
        Assert.All(Enumerable.Range(0, 50), _ => Assert.NotNull(limits.Admit("a", "pull")));

        Assert.Null(limits.Admit("a", "list"));
    }

    [Fact]
    public void Admit_FromManyThreads_LetsExactlyTheLimitThrough()
    {
        var limits = Limits(perMinute: 100);
        var admitted = 0;

        Parallel.For(0, 1000, _ => Interlocked.Add(ref admitted, limits.Admit("a", "t") is null ? 1 : 0));

        Assert.Equal(100, admitted);
    }

    [Fact]
    public void Take_FloodOfAddresses_LetsStrangersShareAPlaceUntilThereIsRoomAndOldCallersKeepTheirs()
    {
        var meter = new CallMeter(2, _time, mostCallers: 10);
        meter.Take("old");
        meter.Take("old");
        foreach (var stranger in Enumerable.Range(0, 1000))
        {
            meter.Take($"stranger {stranger}");
        }

        Assert.True(meter.WaitFor("old") > TimeSpan.Zero);
        Assert.True(meter.WaitFor("another stranger") > TimeSpan.Zero);
        _time.Advance(TimeSpan.FromHours(10));
        meter.Take("newcomer");
        meter.Take("newcomer");
        Assert.True(meter.WaitFor("newcomer") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, meter.WaitFor("another newcomer"));
    }

    private CallLimits Limits(int perMinute) => new(new AccessOptions { CallsPerMinute = perMinute }, _time);

    private static void Use(CallLimits limits, string caller, int calls, string tool = "t") =>
        Assert.All(Enumerable.Range(0, calls), _ => Assert.Null(limits.Admit(caller, tool)));
}
