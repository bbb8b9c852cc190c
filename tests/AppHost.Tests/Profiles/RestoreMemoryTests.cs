using OllamaMcp.AppHost.Profiles;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Profiles;

public sealed class RestoreMemoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-memory-");

    private readonly ManualTime _time = new();

    private string File => Path.Combine(_folder.FullName, "obj", "answer");

    private RestoreMemory Memory(string fingerprint) => new(File, fingerprint, _time);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Recall_AfterRemember_GivesTheAnswer(bool answer)
    {
        Memory("a").Remember(answer);

        Assert.Equal(answer, Memory("a").Recall());
    }

    [Fact]
    public void Recall_OfOtherSources_KnowsNothing()
    {
        Memory("a").Remember(answer: false);

        Assert.Null(Memory("b").Recall());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, null)]
    public void Recall_AfterADay_StillHoldsAYesAndForgetsANo(bool answer, bool? expected)
    {
        Memory("a").Remember(answer);

        _time.Advance(RestoreMemory.NoHolds - TimeSpan.FromSeconds(1));
        Assert.Equal(answer, Memory("a").Recall());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(expected, Memory("a").Recall());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n")]
    [InlineData("a\nperhaps\n2026-01-02T03:04:05Z\n")]
    [InlineData("a\nno\n")]
    [InlineData("a\nno\nyesterday\n")]
    public void Recall_OfABrokenFile_KnowsNothing(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);

        Assert.Null(Memory("a").Recall());
    }

    [Fact]
    public void Remember_WhereItCannotWrite_IsNoFailure()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "obj"), "a file, no folder");
        var memory = Memory("a");

        memory.Remember(answer: true);

        Assert.Null(memory.Recall());
    }

    [Fact]
    public void Fingerprint_ChangesWithTheSourcesAndTheVersion()
    {
        var project = new ProjectOnDisk(Path.Combine(_folder.FullName, "App.csproj"), "Debug", "1");
        var before = PackageSources.Fingerprint(project);
        var again = PackageSources.Fingerprint(project);
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "nuget.config"), "<configuration />");

        Assert.Equal(before, again);
        Assert.NotEqual(before, PackageSources.Fingerprint(project));
        Assert.NotEqual(before, PackageSources.Fingerprint(project with { AspireVersion = "2" }));
    }
}
