using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class SessionLocksTests : IDisposable
{
    private static readonly TimeSpan AlmostTheLimit = TimeSpan.FromSeconds(1.9);
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnterAsync_OthersTakeTurns_WaitsForAsLongAsTheyDo()
    {
        await using var elsewhere = await HoldElsewhereAsync();
        var entering = new SessionLocks(_folder.Path, _time).EnterAsync("s", Cancel);

        for (var turn = 0; turn < 5; turn++)
        {
            await _time.TimerPendingAsync();
            _time.Advance(AlmostTheLimit);
            await _time.TimerPendingAsync();
            Assert.False(entering.IsCompleted);
            File.SetLastWriteTimeUtc(elsewhere.SafeFileHandle, new DateTime(2026, 1, 1, 0, 0, turn, DateTimeKind.Utc));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        await elsewhere.DisposeAsync();
        await _time.AdvanceUntilAsync(entering);
        (await entering).Dispose();
    }

    [Fact]
    public async Task EnterAsync_OneHoldsOn_SaysThatItIsBeingWritten()
    {
        await using var elsewhere = await HoldElsewhereAsync();
        var entering = new SessionLocks(_folder.Path, _time).EnterAsync("s", Cancel);

        await _time.AdvanceUntilAsync(entering);

        var error = await Assert.ThrowsAsync<ToolException>(() => entering);
        Assert.Equal(ErrorCodes.ContextStoreUnavailable, error.Code);
        Assert.Contains("being written", error.Message, StringComparison.Ordinal);
    }

    // The file of the session's lock, as another process has it open.
    private async Task<FileStream> HoldElsewhereAsync()
    {
        (await new SessionLocks(_folder.Path, _time).EnterAsync("s", Cancel)).Dispose();
        var path = Assert.Single(Directory.GetFiles(_folder.Path));
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
