namespace OllamaMcp.Charts.Tests.Models;

/// <summary>The script that keeps Ollama's models, with a program in Ollama's place that draws its bars as the real one does.</summary>
public sealed class KeepModelsTests
{
    [Fact]
    public async Task Models_ThatAreThere_AreNotPulled()
    {
        using var programs = FakeOllama.WithModels("stories");
        await using var keeper = ModelKeeper.Start(programs.Path, "stories");
        Assert.Equal(["models: stories is there"], await keeper.UntilTriedAsync());
    }

    [Fact]
    public async Task Models_ThatAreMissing_ArePulledWithProgressInWholeLines()
    {
        using var programs = FakeOllama.WithModels();
        await using var keeper = ModelKeeper.Start(programs.Path, "stories");
        var log = await keeper.UntilTriedAsync();
        Assert.Equal("models: stories: pulling manifest", log[0]);
        Assert.Equal("models: stories has been pulled", log[^1]);
        string[] bars = [.. log.Where(line => line.Contains("pulling aaaa", StringComparison.Ordinal))];
        Assert.InRange(bars.Length, 5, 12);
        Assert.Contains(log, line => line.StartsWith("models: stories: pulling bbbb 100%", StringComparison.Ordinal));
        Assert.Contains("models: stories: success", log);
        Assert.DoesNotContain(log, line => line.Any(char.IsControl));
    }

    [Fact]
    public async Task Models_ThatCannotBePulled_DoNotHoldUpTheOthers()
    {
        using var programs = FakeOllama.WithModels("stories");
        await using var keeper = ModelKeeper.Start(programs.Path, "nosuch", "stories");
        Assert.Equal(
            [
                "models: nosuch: pulling manifest",
                "models: nosuch: Error: pull model manifest: file does not exist",
                "models: nosuch could not be pulled; it is tried again in a minute",
                "models: stories is there",
            ],
            await keeper.UntilTriedAsync()
        );
    }

    [Fact]
    public async Task Script_ToldToEnd_EndsAtOnce()
    {
        using var programs = FakeOllama.WithModels("stories");
        await using var keeper = ModelKeeper.Start(programs.Path, "stories");
        await keeper.UntilTriedAsync();
        Assert.Equal(0, await keeper.EndAsync());
    }

    [Fact]
    public async Task Models_OfARealOllama_AreFound()
    {
        var address = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA");
        var script = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA_SCRIPT");
        Assert.SkipWhen(
            string.IsNullOrEmpty(address) || string.IsNullOrEmpty(script),
            "No real Ollama; eng/provision and eng/with-ollama provide it"
        );
        var binary = (await Programs.Shell.RunAsync([script!, "binary"])).Expect().Trim();
        await using var keeper = ModelKeeper.Start(
            Path.GetDirectoryName(binary)!,
            ["stories", "localhost:1/library/nosuch"],
            new Uri(address!).Authority
        );
        var log = await keeper.UntilTriedAsync();
        Assert.Equal("models: stories is there", log[0]);
        Assert.Contains(log, line => line.StartsWith("models: localhost:1/library/nosuch: Error: ", StringComparison.Ordinal));
    }
}
