using System.Collections.Concurrent;
using System.Diagnostics;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class RedisOutageTests : IAsyncLifetime
{
    private readonly RedisServer _redis = new();
    private RedisStores _stores = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        RedisServer.Require();
        var options = new ContextStoreOptions
        {
            Host = "127.0.0.1",
            Port = _redis.Port,
            Password = RedisServer.Password,
        };
        _stores = new RedisStores(options, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task SaveAsync_RedisKilledAndStartedAgain_NothingAcknowledgedIsLost()
    {
        await _redis.StartAsync();
        var store = _stores.Open();
        using var run = new Run(store);
        string[] sessions = ["s0", "s1", "s2", "s3"];
        var first = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var id in sessions)
        {
            first[id] = await store.SaveAsync(id, Drafts.Of(), expectedVersion: 0, Cancel);
        }

        var writers = sessions.Select(id => run.WriteAsync(id, Cancel)).ToList();

        for (var round = 0; round < 2; round++)
        {
            await run.AcknowledgedAsync(200);
            await _redis.KillAsync();
            await run.FailedAsync();
            await _redis.StartAsync();
        }

        await run.AcknowledgedAsync(200);
        run.Stop();
        await Task.WhenAll(writers).WaitAsync(Patience.Limit, Cancel);

        foreach (var (sessionId, acknowledged) in run.Acknowledged)
        {
            var saved = await store.LoadAsync(sessionId, Cancel);
            var contents = saved!.Messages.Select(m => m.Content!).ToList();
            Assert.Equal(acknowledged, acknowledged.Intersect(contents, StringComparer.Ordinal));
            Assert.Equal(saved.Version - first[sessionId], contents.Count);
        }
    }

    [Fact]
    public async Task AnyOperation_RedisNotThereAtFirst_FailsQuicklyThenWorksByItself()
    {
        var store = _stores.Open();
        var clock = Stopwatch.StartNew();
        var error = await ContextStoreContract.FailsAsync(ErrorCodes.ContextStoreUnavailable, () => store.PingAsync(Cancel));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience.Limit / 2);
        Assert.Contains($"127.0.0.1:{_redis.Port}", error.Message, StringComparison.Ordinal);

        await _redis.StartAsync();

        await AnswersAsync(store);
        await store.SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);
    }

    [Fact]
    public async Task AnyOperation_RedisNotThereYet_WaitsForIt()
    {
        var store = _stores.Open(Patience.Limit);
        var saving = store.SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);

        await _redis.StartAsync();

        await saving;
    }

    [Fact]
    public async Task AnyOperation_RedisHangs_FailsQuicklyThenWorksByItself()
    {
        await _redis.StartAsync();
        var store = _stores.Open();
        await store.PingAsync(Cancel);
        await _redis.SignalAsync("STOP");

        var clock = Stopwatch.StartNew();
        await ContextStoreContract.FailsAsync(ErrorCodes.ContextStoreUnavailable, () => store.LoadAsync("s", Cancel));
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1), Patience.Limit / 2);

        await _redis.SignalAsync("CONT");
        await AnswersAsync(store);
    }

    [Fact]
    public async Task AnyOperation_WrongPassword_FailsWithoutShowingIt()
    {
        await _redis.StartAsync();
        var options = new ContextStoreOptions
        {
            Host = "127.0.0.1",
            Port = _redis.Port,
            Password = "canary-7351",
        };
        await using var stores = new RedisStores(options, TimeProvider.System);

        var error = await ContextStoreContract.FailsAsync(ErrorCodes.ContextStoreUnavailable, () => stores.Open().PingAsync(Cancel));

        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task AnswersAsync(RedisContextStore store)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await store.PingAsync(Cancel);
                return;
            }
            catch (ToolException) when (clock.Elapsed < Patience.Limit)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Writers that go on through failures, and what they were promised.</summary>
    private sealed class Run(IContextStore store) : IDisposable
    {
        private volatile bool _stopped;
        private readonly SemaphoreSlim _acknowledged = new(0);
        private TaskCompletionSource _failed = new();

        public ConcurrentDictionary<string, List<string>> Acknowledged { get; } = new(StringComparer.Ordinal);

        public void Stop() => _stopped = true;

        public void Dispose() => _acknowledged.Dispose();

        public async Task AcknowledgedAsync(int count)
        {
            while (count-- > 0)
            {
                Assert.True(await _acknowledged.WaitAsync(Patience.Limit, Cancel), "Nothing was acknowledged any more.");
            }
        }

        public async Task FailedAsync()
        {
            await _failed.Task.WaitAsync(Patience.Limit, Cancel);
            _failed = new TaskCompletionSource();
        }

        public async Task WriteAsync(string sessionId, CancellationToken cancellationToken)
        {
            var promised = Acknowledged.GetOrAdd(sessionId, _ => []);
            for (var i = 0; !_stopped; i++)
            {
                var content = $"{sessionId}.{i}";
                try
                {
                    var before = await store.LoadAsync(sessionId, cancellationToken);
                    await store.SaveAsync(sessionId, before.And(content), before?.Version ?? 0, cancellationToken);
                    promised.Add(content);
                    _acknowledged.Release();
                }
                catch (ToolException e) when (e.Code == ErrorCodes.ContextStoreUnavailable)
                {
                    _failed.TrySetResult();
                    await Task.Yield();
                }
            }
        }
    }
}
