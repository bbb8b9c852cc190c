using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Tests.Supervision;

public sealed class StartRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly ChildSpec Spec = new("server") { Refusals = new Dictionary<int, string> { [2] = "it refuses its settings" } };

    [Fact]
    public void Hopeless_ExitCodeThatMeansNo_SaysWhatItMeans() =>
        Assert.Equal("it refuses its settings (exit code 2)", StartRules.Hopeless(Died(1), Spec, new ChildEnd(2)));

    [Fact]
    public void Hopeless_AnyOtherExitCode_IsWorthAnotherStart() => Assert.Null(StartRules.Hopeless(Died(4), Spec, new ChildEnd(1)));

    [Fact]
    public void Hopeless_FiveFailedStarts_SaysSo() =>
        Assert.Equal("it died 5 times before it was ready, last with exit code 1", StartRules.Hopeless(Died(5), Spec, new ChildEnd(1)));

    [Fact]
    public void Overdue_OverAllItsStarts_NamesLimitAndReason()
    {
        var state = Died(2).Starting(Start.AddSeconds(50)).Answered("it answers 503", Start.AddSeconds(59));

        Assert.Null(StartRules.Overdue(state, TimeSpan.FromSeconds(60), Start.AddSeconds(59)));
        Assert.Equal(
            "it was not ready within 60 s: it answers 503",
            StartRules.Overdue(state, TimeSpan.FromSeconds(60), Start.AddSeconds(60))
        );
    }

    [Fact]
    public void Overdue_OnceReady_NeverIs() =>
        Assert.Null(StartRules.Overdue(Died(1).Starting(Start).Answered(null, Start), TimeSpan.Zero, Start.AddDays(1)));

    private static PartState Died(int times)
    {
        var state = PartState.New("mcp-server", [], Start);
        for (var i = 0; i < times; i++)
        {
            state = state.Starting(Start).Died("exit code 1", Start);
        }
        return state;
    }
}
