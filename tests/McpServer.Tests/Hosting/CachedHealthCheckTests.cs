using Microsoft.Extensions.Diagnostics.HealthChecks;
using OllamaMcp.Server.Tests.Access;
using OllamaMcp.ServiceDefaults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class CachedHealthCheckTests
{
    private readonly ManualTime _time = new();
    private readonly AwaitedLogger<CachedHealthCheck> _log = new();
    private int _looks;

    [Fact]
    public async Task Check_ManyAtOnce_LooksOnce()
    {
        var release = new TaskCompletionSource<HealthCheckResult>();
        var check = Check(_ => release.Task);

        var waiting = Enumerable.Range(0, 100).Select(_ => AskAsync(check)).ToList();
        release.SetResult(HealthCheckResult.Healthy());
        await Task.WhenAll(waiting);

        Assert.Equal(1, _looks);
    }

    [Fact]
    public async Task Check_AfterASecond_LooksAgain()
    {
        var check = Check(_ => Task.FromResult(HealthCheckResult.Healthy()));
        await AskAsync(check);
        await AskAsync(check);
        _time.Advance(CachedHealthCheck.Freshness);
        await AskAsync(check);

        Assert.Equal(2, _looks);
    }

    [Fact]
    public async Task Check_FirstCallerLeaves_OthersStillGetTheAnswer()
    {
        var release = new TaskCompletionSource<HealthCheckResult>();
        var check = Check(_ => release.Task);
        using var leaving = new CancellationTokenSource();

        var first = check.CheckHealthAsync(new HealthCheckContext(), leaving.Token);
        var second = AskAsync(check);
        await leaving.CancelAsync();
        release.SetResult(HealthCheckResult.Healthy());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(HealthStatus.Healthy, (await second).Status);
    }

    [Fact]
    public async Task Check_LookFails_IsTheGivenStatusAndLoggedOnceEachWay()
    {
        var fails = true;
        var check = Check(_ => fails ? throw new InvalidOperationException("gone") : Task.FromResult(HealthCheckResult.Healthy()));

        Assert.Equal(HealthStatus.Degraded, (await AskAsync(check)).Status);
        Assert.Contains("gone", await _log.NextAsync("dep is"), StringComparison.Ordinal);
        _time.Advance(CachedHealthCheck.Freshness);
        await AskAsync(check);
        fails = false;
        _time.Advance(CachedHealthCheck.Freshness);
        await AskAsync(check);

        // The next line is already the good news: the second failure was not told.
        Assert.Equal("dep answers again", await _log.NextAsync("dep"));
    }

    [Fact]
    public async Task Check_LateOnce_DegradesAndFailsTheSecondTimeInARow()
    {
        var answers = new Queue<bool>([true, false, false, true, false]);
        var check = Check(
            token => answers.Dequeue() ? Task.FromResult(HealthCheckResult.Healthy()) : NeverAsync(token),
            HealthStatus.Unhealthy
        );

        var states = new List<HealthStatus>();
        for (var i = answers.Count; i > 0; i--)
        {
            var asked = AskAsync(check);
            await _time.AdvanceUntilAsync(asked);
            states.Add((await asked).Status);
            _time.Advance(CachedHealthCheck.Freshness);
        }

        Assert.Equal(
            [HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Unhealthy, HealthStatus.Healthy, HealthStatus.Degraded],
            states
        );
    }

    [Fact]
    public async Task Check_LateTheFirstTime_Fails()
    {
        var asked = AskAsync(Check(NeverAsync, HealthStatus.Unhealthy));
        await _time.AdvanceUntilAsync(asked);

        Assert.Equal(HealthStatus.Unhealthy, (await asked).Status);
    }

    private static async Task<HealthCheckResult> NeverAsync(CancellationToken token)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        return HealthCheckResult.Healthy();
    }

    private CachedHealthCheck Check(Func<CancellationToken, Task<HealthCheckResult>> look, HealthStatus failure = HealthStatus.Degraded) =>
        new(
            "dep",
            token =>
            {
                Interlocked.Increment(ref _looks);
                return look(token);
            },
            failure,
            _time,
            _log
        );

    private static Task<HealthCheckResult> AskAsync(CachedHealthCheck check) =>
        check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
}
