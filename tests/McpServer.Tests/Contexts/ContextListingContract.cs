using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>What holds for listing in every context store.</summary>
public abstract class ContextListingContract : ContextStoreContract
{
    [Fact]
    public async Task ListAsync_TenThousandSessions_EachOnceInOrder()
    {
        var store = Open();
        var ids = Enumerable.Range(0, 10_000).Select(i => $"{(i % 2 == 0 ? "even" : "Odd")}:{i}").ToList();
        await Parallel.ForEachAsync(ids, Cancel, async (id, cancel) => await FillAsync(store, id, cancel));

        var all = await AllAsync(store, "", 1000);
        var odd = await AllAsync(store, "Odd:1", 333);

        Assert.Equal(ids.Order(StringComparer.Ordinal), all.Select(s => s.SessionId));
        Assert.Equal(
            ids.Where(i => i.StartsWith("Odd:1", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            odd.Select(s => s.SessionId)
        );
    }

    [Fact]
    public async Task ListAsync_OneSession_TellsItsFigures()
    {
        var store = Open();
        await store.SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);
        var version = await store.SaveAsync("s", Drafts.Of("x", "yy"), expectedVersion: null, Cancel);

        var page = await store.ListAsync("s", cursor: null, 1, Cancel);

        var summary = Assert.Single(page.Items);
        var saved = await store.LoadAsync("s", Cancel);
        const int bytes = 67; // [{"role":"user","content":"x"},{"role":"user","content":"yy"}] and a comma
        Assert.Equal(new ConversationSummary("s", version, 2, summary.Bytes, saved!.UpdatedAt, saved.ExpiresAt), summary);
        Assert.InRange(summary.Bytes, bytes - 10, bytes);
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task ListAsync_SessionsComeAndGoBetweenPages_NoneTwiceNoneOfTheOldMissed()
    {
        var store = Open();
        foreach (var id in new[] { "b", "d", "f", "h" })
        {
            await store.SaveAsync(id, Drafts.Of("x"), expectedVersion: 0, Cancel);
        }

        var first = await store.ListAsync("", cursor: null, 2, Cancel);
        await store.ClearAsync("d", Cancel);
        await store.SaveAsync("a", Drafts.Of("x"), expectedVersion: 0, Cancel);
        await store.SaveAsync("e", Drafts.Of("x"), expectedVersion: 0, Cancel);
        var second = await store.ListAsync("", first.NextCursor, 10, Cancel);

        Assert.Equal(["b", "d"], first.Items.Select(s => s.SessionId));
        Assert.Equal(["e", "f", "h"], second.Items.Select(s => s.SessionId));
    }

    [Fact]
    public async Task ListAsync_MostHaveExpired_FullPagesOfTheRest()
    {
        var store = Open();
        for (var i = 0; i < 40; i++)
        {
            await store.SaveAsync($"old{i}", Drafts.Of("x"), expectedVersion: 0, Cancel);
        }

        Time.Advance(TimeSpan.FromDays(31));
        foreach (var id in new[] { "n1", "q1", "q2" })
        {
            await store.SaveAsync(id, Drafts.Of("x"), expectedVersion: 0, Cancel);
        }

        var page = await store.ListAsync("", cursor: null, 2, Cancel);

        Assert.Equal(["n1", "q1"], page.Items.Select(s => s.SessionId));
        Assert.Equal("q2", Assert.Single((await store.ListAsync("", page.NextCursor, 2, Cancel)).Items).SessionId);
    }

    [Theory]
    [InlineData("", "s", 10)]
    [InlineData("", "%%%", 10)]
    [InlineData("", "YWZ0ZXI6Li4veA", 10)] // after:../x
    [InlineData("b", "YWZ0ZXI6YQ", 10)] // after:a, of another prefix
    [InlineData("../", null, 10)]
    [InlineData("", null, 0)]
    [InlineData("", null, 1001)]
    public async Task ListAsync_ForeignCursorOrBadPage_Refused(string prefix, string? cursor, int pageSize) =>
        await FailsAsync(ErrorCodes.InvalidArguments, () => Open().ListAsync(prefix, cursor, pageSize, Cancel));

    private static async Task<List<ConversationSummary>> AllAsync(IContextStore store, string prefix, int pageSize)
    {
        var all = new List<ConversationSummary>();
        string? cursor = null;
        do
        {
            var page = await store.ListAsync(prefix, cursor, pageSize, Cancel);
            Assert.InRange(page.Items.Count, 1, pageSize);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);

        return all;
    }

    /// <summary>Saves one of very many: on a busy machine one may come back as unavailable, which is for the caller to try again.</summary>
    private static async Task FillAsync(IContextStore store, string id, CancellationToken cancellationToken)
    {
        try
        {
            await store.SaveAsync(id, Drafts.Of(id), expectedVersion: null, cancellationToken);
        }
        catch (ToolException busy) when (busy.Code == ErrorCodes.ContextStoreUnavailable)
        {
            await store.SaveAsync(id, Drafts.Of(id), expectedVersion: null, cancellationToken);
        }
    }
}
