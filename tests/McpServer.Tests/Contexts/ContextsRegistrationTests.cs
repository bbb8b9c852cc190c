using Microsoft.Extensions.DependencyInjection;
using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

public sealed class ContextsRegistrationTests
{
    [Fact]
    public async Task AddContexts_RedisIsNamed_RedisStoreWithoutConnecting()
    {
        await using var services = Build(new ContextStoreOptions { Host = "192.0.2.1" });
        Assert.Equal("redis", services.GetRequiredService<IContextStore>().Kind);
    }

    [Fact]
    public async Task AddContexts_NothingIsSet_FilesInTheUsersDataFolder()
    {
        var options = new ContextStoreOptions();
        await using var services = Build(options);
        Assert.Equal("files", services.GetRequiredService<IContextStore>().Kind);
        Assert.EndsWith(Path.Combine("ollama-mcp", "contexts"), options.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void WantsFiles_OnlyWhereStoreOrPathIsSetAndFilesAreUsed()
    {
        Assert.False(new ContextStoreOptions().WantsFiles);
        Assert.True(new ContextStoreOptions { Store = "files" }.WantsFiles);
        Assert.True(new ContextStoreOptions { Path = "/data" }.WantsFiles);
        Assert.False(new ContextStoreOptions { Path = "/data", Host = "h" }.WantsFiles);
    }

    [Fact]
    public async Task AddContexts_Memory_MemoryStore()
    {
        await using var services = Build(new ContextStoreOptions { Store = "memory", Host = "h" });
        Assert.Equal("memory", services.GetRequiredService<IContextStore>().Kind);
    }

    [Fact]
    public async Task AddContexts_UnknownStore_NamesTheLegalOnes()
    {
        await using var services = Build(new ContextStoreOptions { Store = "disk" });
        var error = Assert.Throws<InvalidOperationException>(services.GetRequiredService<IContextStore>);
        Assert.Contains("memory, files, redis", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(ContextStoreOptions options) =>
        new ServiceCollection().AddLogging().AddSingleton(options).AddContexts().BuildServiceProvider();
}
