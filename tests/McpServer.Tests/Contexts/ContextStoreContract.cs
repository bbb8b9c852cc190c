using System.Text.Json;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>What holds for every context store.</summary>
public abstract class ContextStoreContract : IAsyncLifetime
{
    private IContextStore _store = null!;

    internal MovableTime Time { get; } = new();

    internal ContextStoreOptions Options { get; } = new() { MaxBytes = 64 * 1024, MaxMessages = 500 };

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A store over the same place each time it is called in a test.</summary>
    private protected abstract IContextStore Open();

    public virtual ValueTask InitializeAsync()
    {
        _store = Open();
        return ValueTask.CompletedTask;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task LoadAsync_NothingSaved_Null() => Assert.Null(await _store.LoadAsync("none", Cancel));

    [Fact]
    public async Task SaveAsync_EveryFieldOfAMessage_LoadedAgain()
    {
        const string json = """
            [{"role":"system","content":"Grüße 🙂\u0000\n"},
             {"role":"assistant","thinking":"hm","tool_calls":[{"id":"c1","function":{"index":0,"name":"f","arguments":{"a":[1,null]}}}]},
             {"role":"tool","content":"7","tool_name":"f","tool_call_id":"c1","later":{"x":1}},
             {"role":"user","images":["aGk="]}]
            """;
        var messages = JsonSerializer.Deserialize(json, ContextJson.Default.IReadOnlyListMessage)!;

        var version = await _store.SaveAsync("s", new ConversationDraft(messages, "stories:latest"), expectedVersion: 0, Cancel);
        var loaded = await Open().LoadAsync("s", Cancel);

        Assert.True(version >= 1);
        Assert.NotNull(loaded);
        Assert.Equal(("s", version, "stories:latest"), (loaded.SessionId, loaded.Version, loaded.Model));
        Assert.Equal(loaded.CreatedAt, loaded.UpdatedAt);
        Assert.Equal(loaded.UpdatedAt + TimeSpan.FromDays(30), loaded.ExpiresAt);
        Assert.Equal(Compact(messages), Compact(loaded.Messages));
    }

    [Fact]
    public async Task SaveAsync_Again_CountsVersionsAndKeepsTheBeginning()
    {
        var version = await _store.SaveAsync("s", Drafts.Of("one"), expectedVersion: null, Cancel);
        var first = await _store.LoadAsync("s", Cancel);
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(version + 1, await _store.SaveAsync("s", Drafts.Of("two"), version, Cancel));
        Assert.Equal(version + 2, await _store.SaveAsync("s", Drafts.Of("three"), expectedVersion: null, Cancel));

        var last = await _store.LoadAsync("s", Cancel);
        Assert.Equal(first!.CreatedAt, last!.CreatedAt);
        Assert.True(last.UpdatedAt >= first.UpdatedAt + TimeSpan.FromMinutes(5));
        Assert.Equal("three", Assert.Single(last.Messages).Content);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(6)]
    public async Task SaveAsync_AnotherVersionExpected_ConflictAndUntouched(long off)
    {
        var version = await _store.SaveAsync("s", Drafts.Of("kept"), expectedVersion: 0, Cancel);

        await FailsAsync(ErrorCodes.ContextConflict, () => _store.SaveAsync("s", Drafts.Of("lost"), expectedVersion: 0, Cancel));
        await FailsAsync(ErrorCodes.ContextConflict, () => _store.SaveAsync("s", Drafts.Of("lost"), version + off, Cancel));

        Assert.Equal("kept", Assert.Single((await _store.LoadAsync("s", Cancel))!.Messages).Content);
    }

    [Fact]
    public async Task SaveAsync_VersionOfOneThatIsGone_Conflict() =>
        await FailsAsync(ErrorCodes.ContextConflict, () => _store.SaveAsync("gone", Drafts.Of("x"), expectedVersion: 3, Cancel));

    [Fact]
    public async Task SaveAsync_OverALimit_RefusedAndUntouched()
    {
        var version = await _store.SaveAsync("s", Drafts.Of("kept"), expectedVersion: 0, Cancel);

        var bytes = Drafts.Of(new string('x', 64 * 1024));
        var error = await FailsAsync(ErrorCodes.ContextTooLarge, () => _store.SaveAsync("s", bytes, expectedVersion: null, Cancel));
        Assert.Contains("Contexts__MaxBytes", error.Message, StringComparison.Ordinal);

        var count = Drafts.Of([.. Enumerable.Repeat("x", 501)]);
        error = await FailsAsync(ErrorCodes.ContextTooLarge, () => _store.SaveAsync("s", count, expectedVersion: null, Cancel));
        Assert.Contains("Contexts__MaxMessages", error.Message, StringComparison.Ordinal);

        Assert.Equal(version, (await _store.LoadAsync("s", Cancel))!.Version);
    }

    [Fact]
    public async Task SaveAsync_TenWritersOnOneSession_NoUpdateIsLostSilently()
    {
        const int writers = 10;
        const int each = 15;
        var first = await _store.SaveAsync("shared", Drafts.Of(), expectedVersion: 0, Cancel);
        using var start = new Rendezvous(writers);
        var conflicts = await Task.WhenAll(
            Enumerable.Range(0, writers).Select(w => Task.Run(() => AppendAsync(Open(), $"w{w}", each, start), Cancel))
        );

        var last = await _store.LoadAsync("shared", Cancel);
        Assert.Equal(writers * each, last!.Version - first);
        Assert.Equal(writers * each, last.Messages.Select(m => m.Content).Distinct(StringComparer.Ordinal).Count());
        Assert.True(conflicts.Sum() >= writers - 1, $"{conflicts.Sum()} conflicts, and {writers} wrote upon the same version.");
    }

    [Fact]
    public async Task ClearAsync_Saved_TrueOnceAndGone()
    {
        await _store.SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);

        Assert.True(await _store.ClearAsync("s", Cancel));
        Assert.False(await _store.ClearAsync("s", Cancel));
        Assert.Null(await _store.LoadAsync("s", Cancel));
        Assert.Empty((await _store.ListAsync("", cursor: null, 10, Cancel)).Items);
    }

    [Fact]
    public async Task SaveAsync_VersionOfOneThatWasClearedAndSavedAnew_Conflict()
    {
        var stale = await _store.SaveAsync("s", Drafts.Of("old"), expectedVersion: 0, Cancel);
        await _store.ClearAsync("s", Cancel);

        var version = await _store.SaveAsync("s", Drafts.Of("anew"), expectedVersion: 0, Cancel);

        Assert.NotEqual(stale, version);
        await FailsAsync(ErrorCodes.ContextConflict, () => _store.SaveAsync("s", Drafts.Of("lost"), stale, Cancel));
    }

    [Fact]
    public async Task LoadAsync_AfterItsTimeToLive_GoneEverywhere()
    {
        var stale = await _store.SaveAsync("old", Drafts.Of("x"), expectedVersion: 0, Cancel);
        Time.Advance(TimeSpan.FromDays(20));
        await _store.SaveAsync("new", Drafts.Of("x"), expectedVersion: 0, Cancel);
        Time.Advance(TimeSpan.FromDays(11));

        Assert.Null(await _store.LoadAsync("old", Cancel));
        Assert.NotNull(await _store.LoadAsync("new", Cancel));
        Assert.Equal("new", Assert.Single((await _store.ListAsync("", cursor: null, 10, Cancel)).Items).SessionId);
        Assert.False(await _store.ClearAsync("old", Cancel));
        Assert.NotEqual(stale, await _store.SaveAsync("old", Drafts.Of("anew"), expectedVersion: 0, Cancel));
        Assert.NotNull(await _store.LoadAsync("old", Cancel));
    }

    [Fact]
    public async Task LoadAsync_TimeToLiveZero_KeptForEver()
    {
        Options.TimeToLive = TimeSpan.Zero;
        await _store.SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);
        Time.Advance(TimeSpan.FromDays(10_000));

        Assert.Null((await _store.LoadAsync("s", Cancel))!.ExpiresAt);
        Assert.Equal(0, await _store.SweepAsync(Cancel));
    }

    [Fact]
    public async Task SweepAsync_SomeExpired_RemovesThoseAlone()
    {
        await _store.SaveAsync("old1", Drafts.Of("x"), expectedVersion: 0, Cancel);
        await _store.SaveAsync("Old2", Drafts.Of("x"), expectedVersion: 0, Cancel);
        Time.Advance(TimeSpan.FromDays(31));
        await _store.SaveAsync("new", Drafts.Of("x"), expectedVersion: 0, Cancel);

        Assert.Equal(2, await _store.SweepAsync(Cancel));
        Assert.Equal(0, await _store.SweepAsync(Cancel));
        Assert.NotNull(await _store.LoadAsync("new", Cancel));
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task AnyOperation_WhatIsNoSessionId_Refused(string sessionId)
    {
        await FailsAsync(ErrorCodes.InvalidArguments, () => _store.LoadAsync(sessionId, Cancel));
        await FailsAsync(ErrorCodes.InvalidArguments, () => _store.ClearAsync(sessionId, Cancel));
        var error = await FailsAsync(ErrorCodes.InvalidArguments, () => _store.SaveAsync(sessionId, Drafts.Of("x"), null, Cancel));
        Assert.True(error.Message.Length < 300);
    }

    public static TheoryData<string> BadIds =>
        [
            "",
            ".",
            "..",
            "../x",
            "a/../b",
            "/etc/passwd",
            "a\\b",
            "C:\\x",
            "a\0b",
            "a\nb",
            "~",
            "*",
            "{x}",
            "ä",
            "a b",
            new string('a', 10240),
        ];

    [Fact]
    public async Task PingAsync_StoreIsThere_Returns() => await _store.PingAsync(Cancel);

    internal static async Task<ToolException> FailsAsync(ErrorCode code, Func<Task> operation)
    {
        var error = await Assert.ThrowsAsync<ToolException>(operation);
        Assert.Equal(code, error.Code);
        return error;
    }

    /// <summary>
    /// Adds messages one at a time, again after each conflict; all writers load before the first of them saves. Returns the number of conflicts.
    /// </summary>
    private static async Task<int> AppendAsync(IContextStore store, string writer, int count, Rendezvous start)
    {
        var conflicts = 0;
        for (var i = 0; i < count; )
        {
            var before = await store.LoadAsync("shared", Cancel);
            await start.MeetAsync();
            try
            {
                await store.SaveAsync("shared", before.And($"{writer}.{i}"), before?.Version ?? 0, Cancel);
                i++;
            }
            catch (ToolException e) when (e.Code == ErrorCodes.ContextConflict)
            {
                conflicts++;
            }
        }

        return conflicts;
    }

    private static string Compact(IReadOnlyList<Message> messages) =>
        JsonSerializer.Serialize(messages, ContextJson.Default.IReadOnlyListMessage);
}
