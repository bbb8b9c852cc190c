using OllamaMcp.AppHost.Profiles;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Profiles;

public sealed class RestoreLimitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-restore-");

    [Fact]
    public async Task Run_WhereThePackagesTakeTooLong_GoesOnWithoutThemAndRemembersNothing()
    {
        var file = Path.Combine(_folder.FullName, "App.csproj");
        await File.WriteAllTextAsync(file, "<Project Sdk=\"Microsoft.NET.Sdk\" />", Patience.Token);
        var memory = new RestoreMemory(Path.Combine(_folder.FullName, "memory"), "fingerprint");
        var time = new ManualTime();
        var said = new List<string>();
        var profile = new FullProfile(new ProjectOnDisk(file, "Debug", "1"), memory, said.Add, time);

        var run = profile.RunAsync(ProfileChoice.Auto, []);
        await time.TimerPendingAsync(AspireBuild.RestoreLimit).WaitAsync(Patience.Token);
        time.Advance(AspireBuild.RestoreLimit);

        Assert.Null(await run.WaitAsync(Patience.Token));
        Assert.Null(memory.Recall());
        Assert.Contains("The next start tries again", said[^1], StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
