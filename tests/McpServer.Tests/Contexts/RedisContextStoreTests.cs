using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class RedisContextStoreTests : ContextListingContract, IClassFixture<SharedRedis>
{
    private readonly RedisServer _redis;
    private RedisStores? _stores;

    public RedisContextStoreTests(SharedRedis redis)
    {
        RedisServer.Require();
        _redis = redis.Server;
    }

    private protected override IContextStore Open()
    {
        if (_stores is null)
        {
            Options.Uri = _redis.Uri;
            Options.KeyPrefix = Guid.NewGuid().ToString("n");
            _stores = new RedisStores(Options, Time);
        }

        return _stores.Open();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task SaveAsync_TwoKeyPrefixes_DoNotSeeEachOther()
    {
        await Open().SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);
        var others = new ContextStoreOptions { Uri = _redis.Uri, KeyPrefix = Options.KeyPrefix + "2" };
        await using var stores = new RedisStores(others, Time);

        Assert.Null(await stores.Open().LoadAsync("s", Cancel));
        Assert.Empty((await stores.Open().ListAsync("", cursor: null, 10, Cancel)).Items);
    }

    [Fact]
    public async Task ListAsync_RedisItselfForgotAConversation_LeftOutAndIndexCleaned()
    {
        Options.TimeToLive = TimeSpan.FromMilliseconds(1);
        var store = Open();
        await store.SaveAsync("s", Drafts.Of("x"), expectedVersion: 0, Cancel);
        while (await store.LoadAsync("s", Cancel) is not null)
        {
            await Task.Yield();
        }

        Assert.Empty((await store.ListAsync("", cursor: null, 10, Cancel)).Items);
        Assert.Equal(0, await store.SweepAsync(Cancel));
    }
}
