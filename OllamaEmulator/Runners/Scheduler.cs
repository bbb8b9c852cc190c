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
    private readonly EmulatorOptions options;
    private readonly Lock gate = new();
    private readonly List<Runner> runners = [];
    private readonly Channel<PendingLoad> pending;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task loading;

    public Scheduler(EmulatorOptions options)
    {
        this.options = options;
        pending = Channel.CreateBounded<PendingLoad>(options.MaxQueue);
        loading = Task.Run(LoadAllAsync, CancellationToken.None);
    }

    /// <summary>What is loaded, longest to stay first.</summary>
    public IReadOnlyList<Runner> Loaded
    {
        get
        {
            lock (gate)
            {
                return [.. runners.OrderByDescending(runner => runner.ExpiresAt)];
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
        lock (gate)
        {
            if (FindFor(model) is { } ready && ready.ContextLength == contextLength)
            {
                return Use(ready, keepAlive);
            }
        }

        PendingLoad load = new(model, contextLength, keepAlive, cancellationToken);
        if (!pending.Writer.TryWrite(load))
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
        lock (gate)
        {
            if (FindFor(model) is { } runner)
            {
                Expire(runner);
            }
        }
    }

    public void Release(Runner runner)
    {
        lock (gate)
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
        pending.Writer.TryComplete();
        await stopping.CancelAsync();
        await loading;
        stopping.Dispose();
        lock (gate)
        {
            foreach (Runner runner in runners)
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

    private Runner? FindFor(ModelRecord model) =>
        runners.Find(runner => runner.Model.Name.Key == model.Name.Key && runner.Model.Digest == model.Digest);

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
        runner.LastUsed = options.Time.GetUtcNow();
        runner.KeepAlive = keepAlive ?? options.KeepAlive;
        runner.ExpiresAt = EndOf(runner.KeepAlive);
    }

    private async Task LoadAllAsync()
    {
        try
        {
            await foreach (PendingLoad load in pending.Reader.ReadAllAsync(stopping.Token))
            {
                await LoadAsync(load);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped
        }

        while (pending.Reader.TryRead(out PendingLoad? left))
        {
            left.Loaded.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task LoadAsync(PendingLoad load)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(load.CancellationToken, stopping.Token);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            Runner runner = await MakeReadyAsync(load, either.Token);
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
            lock (gate)
            {
                Runner? same = FindFor(load.Model);
                if (same is not null && same.ContextLength == load.ContextLength)
                {
                    Count(same, load.KeepAlive);
                    return same;
                }

                Runner? inTheWay = same ?? (runners.Count < options.MaxLoadedModels ? null : LeastUsed());
                if (inTheWay is null)
                {
                    break;
                }

                Expire(inTheWay);
                gone = inTheWay.Gone.Task;
            }

            await gone.WaitAsync(cancellationToken);
        }

        if (options.LoadTime > TimeSpan.Zero)
        {
            await Task.Delay(options.LoadTime, options.Time, cancellationToken);
        }

        Runner loaded = new(load.Model, load.ContextLength, options.NumParallel);
        lock (gate)
        {
            runners.Add(loaded);
            Count(loaded, load.KeepAlive);
        }

        return loaded;
    }

    // An idle one before a busy one, then the one that was used longest ago
    private Runner LeastUsed() => runners.OrderBy(runner => runner.Users > 0).ThenBy(runner => runner.LastUsed).First();

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
            runner.Timer = options.Time.CreateTimer(_ => Expired(runner), null, Shorter(runner.KeepAlive), Timeout.InfiniteTimeSpan);
        }
    }

    private void Expired(Runner runner)
    {
        lock (gate)
        {
            if (runner.Users == 0 && options.Time.GetUtcNow() >= runner.ExpiresAt)
            {
                Remove(runner);
            }
        }
    }

    private void Remove(Runner runner)
    {
        runners.Remove(runner);
        runner.Dispose();
        runner.Gone.TrySetResult();
    }

    private DateTimeOffset EndOf(TimeSpan keepAlive) => options.Time.GetUtcNow() + (keepAlive < TimeSpan.Zero ? Runner.Forever : keepAlive);

    // Timers take 49 days at most
    private static TimeSpan Shorter(TimeSpan time) => time < TimeSpan.FromDays(49) ? time : TimeSpan.FromDays(49);
}
