using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class FileContextStoreTests : ContextListingContract
{
    private readonly TemporaryFolder _folder = new();

    // A new one each time, as other processes that share the folder have it.
    private protected override IContextStore Open() =>
        new FileContextStore(_folder.Path, new ConversationRules(Options, Time), Time, NullLogger<FileContextStore>.Instance);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task SaveAsync_IdsThatDifferInCapitals_AreDifferentFilesWithoutRegardToCase()
    {
        var store = Open();
        await store.SaveAsync("alice", Drafts.Of("small"), expectedVersion: 0, Cancel);
        await store.SaveAsync("Alice", Drafts.Of("large"), expectedVersion: 0, Cancel);

        var names = Directory.GetFiles(_folder.Path).Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(2, names.Count);
        Assert.Equal("small", (await store.LoadAsync("alice", Cancel))!.Messages[0].Content);
    }

    [Fact]
    public async Task SaveAsync_File_IsReadableJson()
    {
        await Open().SaveAsync("s", Drafts.Of("Grüße"), expectedVersion: 0, Cancel);

        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Path)), Cancel);

        Assert.Contains("\"session_id\": \"s\"", text, StringComparison.Ordinal);
        Assert.Contains("\"content\": \"Grüße\"", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("\"version\"", StringComparison.Ordinal) < text.IndexOf("\"messages\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LoadAsync_DamagedFile_NamedInTheErrorLeftOutOfTheListAndClearable()
    {
        var store = Open();
        await store.SaveAsync("bad", Drafts.Of("x"), expectedVersion: 0, Cancel);
        await store.SaveAsync("good", Drafts.Of("x"), expectedVersion: 0, Cancel);
        var path = Path.Combine(_folder.Path, SessionFileNames.Encode("bad"));
        await File.WriteAllTextAsync(path, "{\"session_id\":", Cancel);

        var error = await FailsAsync(ErrorCodes.ContextStoreUnavailable, () => store.LoadAsync("bad", Cancel));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal("good", Assert.Single((await store.ListAsync("", cursor: null, 10, Cancel)).Items).SessionId);
        Assert.True(await store.ClearAsync("bad", Cancel));
    }

    [Fact]
    public async Task AnyOperation_FolderCannotBeMade_ContextStoreUnavailable()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "", Cancel);
        var rules = new ConversationRules(Options, Time);
        var store = new FileContextStore(Path.Combine(file, "below"), rules, Time, NullLogger<FileContextStore>.Instance);

        await FailsAsync(ErrorCodes.ContextStoreUnavailable, () => store.SaveAsync("s", Drafts.Of("x"), null, Cancel));
        await FailsAsync(ErrorCodes.ContextStoreUnavailable, () => store.PingAsync(Cancel));
    }
}
