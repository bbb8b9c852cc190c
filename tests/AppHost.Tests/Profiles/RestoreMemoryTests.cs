using OllamaMcp.AppHost.Profiles;

namespace OllamaMcp.AppHost.Tests.Profiles;

public sealed class RestoreMemoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-memory-");

    private string File => Path.Combine(_folder.FullName, "obj", "answer");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Recall_AfterRemember_GivesTheAnswer(bool answer)
    {
        new RestoreMemory(File, "a").Remember(answer);

        Assert.Equal(answer, new RestoreMemory(File, "a").Recall());
    }

    [Fact]
    public void Recall_OfOtherSources_KnowsNothing()
    {
        new RestoreMemory(File, "a").Remember(answer: false);

        Assert.Null(new RestoreMemory(File, "b").Recall());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n")]
    [InlineData("a\nperhaps\n")]
    public void Recall_OfABrokenFile_KnowsNothing(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);

        Assert.Null(new RestoreMemory(File, "a").Recall());
    }

    [Fact]
    public void Remember_WhereItCannotWrite_IsNoFailure()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "obj"), "a file, no folder");
        var memory = new RestoreMemory(File, "a");

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
