using System.Threading.Channels;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Runners;

/// <summary>
/// Loads and unloads models as Ollama's does: a loaded model is used at once; loads happen one after the other, and
/// the requests that wait for one fill a queue that refuses when it is full. Safe for any number of callers at once.
/// </summary>
internal sealed class Scheduler : IAsyncDisposable
{
    private readonly EmulatorOptions _options;
    private readonly Lock _gate = new();
    private readonly List<Runner> _runners = [];
    private readonly Channel<PendingLoad> _pending;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loading;

    public Scheduler(EmulatorOptions options)
    {
        _options = options;
        _pending = Channel.CreateBounded<PendingLoad>(options.MaxQueue);
        _loading = Task.Run(LoadAllAsync, CancellationToken.None);
    }

    /// <summary>What is loaded, longest to stay first.</summary>
    public IReadOnlyList<Runner> Loaded
    {
        get
        {
            lock (_gate)
            {
                return [.. _runners.OrderByDescending(runner => runner.ExpiresAt)];
            }
        }
    }

    /// <summary>Gives the loaded model, loading it first if need be. Throws 503 when too many wait for a load already.</summary>
    /// <param name="model">The model.</param>
    /// <param name="contextLength">Context that the request needs; another one than the loaded reloads.</param>
    /// <param name="keepAlive">How long it stays afterwards; null for the default.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    public async Task<Lease> AcquireAsync(ModelRecord model, int contextLength, TimeSpan? keepAlive, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (FindFor(model) is { } ready && ready.ContextLength == contextLength)
            {
                return Use(ready, keepAlive);
            }
        }

        PendingLoad load = new(model, contextLength, keepAlive, cancellationToken);
        if (!_pending.Writer.TryWrite(load))
        {
            throw new ApiException(503, "server busy, please try again.  maximum pending requests exceeded");
        }

        try
        {
            return new Lease(this, await load.Loaded.Task.WaitAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            _ = ReleaseWhenLoadedAsync(load);
            throw;
        }
    }

    /// <summary>Unloads when nobody uses it any more; a model that is not loaded is no error.</summary>
    public void Unload(ModelRecord model)
    {
        lock (_gate)
        {
            if (FindFor(model) is { } runner)
            {
                Expire(runner);
            }
        }
    }

    public void Release(Runner runner)
    {
        lock (_gate)
        {
            runner.Users--;
            if (runner.Users == 0)
            {
                StartClock(runner);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _loading;
        _stopping.Dispose();
        lock (_gate)
        {
            foreach (var runner in _runners)
            {
                runner.Timer?.Dispose();
            }
        }
    }

    // The client left at the moment at which its model was ready
    private async Task ReleaseWhenLoadedAsync(PendingLoad load)
    {
        try
        {
            Release(await load.Loaded.Task);
        }
        catch (OperationCanceledException)
        {
            // The load was given up as well
        }
    }

    // One runner for equal weights, whatever the model's name: the name under which it was loaded is what ps shows
    private Runner? FindFor(ModelRecord model) => _runners.Find(runner => runner.Model.WeightsDigest == model.WeightsDigest);

    private Lease Use(Runner runner, TimeSpan? keepAlive)
    {
        Count(runner, keepAlive);
        return new Lease(this, runner);
    }

    private void Count(Runner runner, TimeSpan? keepAlive)
    {
        runner.Users++;
        runner.Timer?.Dispose();
        runner.Timer = null;
        runner.KeepAlive = keepAlive ?? _options.KeepAlive;
        runner.ExpiresAt = EndOf(runner.KeepAlive);
    }

    private async Task LoadAllAsync()
    {
        try
        {
            await foreach (var load in _pending.Reader.ReadAllAsync(_stopping.Token))
            {
                await LoadAsync(load);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped
        }

        while (_pending.Reader.TryRead(out var left))
        {
            left.Loaded.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task LoadAsync(PendingLoad load)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(load.CancellationToken, _stopping.Token);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            var runner = await MakeReadyAsync(load, either.Token);
            load.Loaded.SetResult(runner);
        }
        catch (OperationCanceledException)
        {
            load.Loaded.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task<Runner> MakeReadyAsync(PendingLoad load, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task gone;
            lock (_gate)
            {
                var same = FindFor(load.Model);
                if (same is not null && same.ContextLength == load.ContextLength)
                {
                    Count(same, load.KeepAlive);
                    return same;
                }

                var inTheWay = same ?? (_runners.Count < _options.MaxLoadedModels ? null : FirstToGo());
                if (inTheWay is null)
                {
                    break;
                }

                Expire(inTheWay);
                gone = inTheWay.Gone.Task;
            }

            await gone.WaitAsync(cancellationToken);
        }

        if (_options.LoadTime > TimeSpan.Zero)
        {
            await Task.Delay(_options.LoadTime, _options.Time, cancellationToken);
        }

        Runner loaded = new(load.Model, load.ContextLength, _options.NumParallel);
        lock (_gate)
        {
            _runners.Add(loaded);
            Count(loaded, load.KeepAlive);
        }

        return loaded;
    }

    // As Ollama chooses: an idle one before a busy one, the shortest keep-alive, and else by the path of the weights
    private Runner FirstToGo() =>
        _runners
            .OrderBy(runner => runner.Users > 0)
            .ThenBy(runner => (ulong)runner.KeepAlive.Ticks)
            .ThenBy(runner => runner.Model.WeightsPath, StringComparer.Ordinal)
            .First();

    private void Expire(Runner runner)
    {
        runner.KeepAlive = TimeSpan.Zero;
        if (runner.Users == 0)
        {
            Remove(runner);
        }
    }

    private void StartClock(Runner runner)
    {
        if (runner.KeepAlive == TimeSpan.Zero)
        {
            Remove(runner);
            return;
        }

        runner.ExpiresAt = EndOf(runner.KeepAlive);
        if (runner.KeepAlive > TimeSpan.Zero)
        {
            runner.Timer = _options.Time.CreateTimer(_ => Expired(runner), null, Shorter(runner.KeepAlive), Timeout.InfiniteTimeSpan);
        }
    }

    private void Expired(Runner runner)
    {
        lock (_gate)
        {
            if (runner.Users == 0 && _options.Time.GetUtcNow() >= runner.ExpiresAt)
            {
                Remove(runner);
            }
        }
    }

    private void Remove(Runner runner)
    {
        _runners.Remove(runner);
        runner.Dispose();
        runner.Gone.TrySetResult();
    }

    private DateTimeOffset EndOf(TimeSpan keepAlive) =>
        _options.Time.GetUtcNow() + (keepAlive < TimeSpan.Zero ? Runner.Forever : keepAlive);

    // Timers take 49 days at most
    private static TimeSpan Shorter(TimeSpan time) => time < TimeSpan.FromDays(49) ? time : TimeSpan.FromDays(49);
}
