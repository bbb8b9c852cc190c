using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Tests.Supervision;

public sealed class PartStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Text_OnTheWayToReady_SaysWhereItIs()
    {
        var state = PartState.New("mcp-server", ["context-store", "ollama"], Start);

        Assert.Equal("waiting for context-store, ollama", state.Text);
        Assert.Equal("waiting for ollama", (state = state.Waiting(["ollama"], Start)).Text);
        Assert.Equal("fetching 3 MB", state.Preparing("fetching 3 MB", Start).Text);
        Assert.Equal("starting", (state = state.Starting(Start)).Text);
        Assert.Equal("ready", state.Answered(null, Start).Text);
    }

    [Fact]
    public void Answered_NotReadyYet_KeepsTheReasonForOneWhoAsksLate()
    {
        var state = New().Starting(Start).Answered("it answers 503", At(1));

        Assert.Equal("", state.ReasonAt(At(1)));
        Assert.Equal("it answers 503", state.ReasonAt(At(4)));
        Assert.Equal(Start, state.Since);
    }

    [Fact]
    public void Answered_OneMissOrTwo_StaysReady()
    {
        var state = Ready().Answered("silent", At(1)).Answered("silent", At(2));

        Assert.Equal(PartPhase.Ready, state.Phase);
        Assert.Equal(0, state.Answered(null, At(3)).Missed);
    }

    [Fact]
    public void Answered_ThirdMissInARow_IsNotHealthyUntilItAnswers()
    {
        var state = Ready().Answered("silent", At(1)).Answered("silent", At(2)).Answered("it answers 503", At(3));

        Assert.Equal("not healthy: it answers 503", state.Text);
        Assert.Equal(At(3), state.Since);
        Assert.Equal("not healthy: silent", (state = state.Answered("silent", At(6))).Text);
        Assert.Equal(At(3), state.Since);
        Assert.Equal(Start, (state = state.Answered(null, At(9))).ReadySince);
        Assert.Equal(At(9), state.Since);
    }

    [Fact]
    public void Died_AgainAndAgain_PausesLongerEachTime()
    {
        var state = New();
        var pauses = new List<double>();
        foreach (var _ in Enumerable.Range(0, 8))
        {
            state = state.Starting(Start).Answered(null, Start).Died("exit code 1", Start);
            pauses.Add(state.Pause.TotalSeconds);
        }

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], pauses);
    }

    [Theory]
    [InlineData(59, 2)]
    [InlineData(60, 1)]
    public void Died_AfterAMinuteOfBeingReady_StartsOver(int seconds, int pause)
    {
        var state = New().Starting(Start).Died("exit code 1", Start).Starting(Start).Answered(null, Start);

        Assert.Equal(pause, state.Died("exit code 1", At(seconds)).Pause.TotalSeconds);
    }

    [Fact]
    public void Died_WhileItWasNotHealthy_CountsTheTimeSinceItWasReady()
    {
        var state = New().Starting(Start).Died("exit code 1", Start).Starting(Start).Answered(null, Start);
        state = state.Answered("silent", At(58)).Answered("silent", At(59)).Answered("silent", At(60));

        Assert.Equal(PartPhase.Unwell, state.Phase);
        Assert.Equal(1, state.Died("exit code 1", At(61)).Pause.TotalSeconds);
    }

    [Fact]
    public void Died_Text_CountsDown()
    {
        var state = Ready().Died("exit code 137 (SIGKILL)", Start).Starting(Start).Died("exit code 1", Start);

        Assert.Equal("restarting in 2 s after exit code 1", state.Text);
        Assert.Equal("restarting in 1 s", state.Word(Start.AddMilliseconds(1500)));
        Assert.Equal("restarting in 0 s", state.Word(At(5)));
    }

    [Fact]
    public void Died_BeforeItWasReady_CountsFailedStartsUntilOneSucceeds()
    {
        var state = New().Starting(Start).Died("a", Start).Starting(Start).Died("b", Start);

        Assert.Equal(2, state.FailedStarts);
        Assert.Equal(0, state.Starting(Start).Answered(null, Start).Died("c", Start).FailedStarts);
    }

    private static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    private static PartState New() => PartState.New("ollama", [], Start);

    private static PartState Ready() => New().Starting(Start).Answered(null, Start);
}
