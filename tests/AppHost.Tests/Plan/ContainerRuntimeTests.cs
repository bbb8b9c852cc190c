using OllamaMcp.AppHost.Plan;
using OllamaMcp.AppHost.Tests.Fakes;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Plan;

public sealed class ContainerRuntimeTests
{
    [Theory]
    [InlineData("test \"$1\" = info", true)]
    [InlineData("echo 'Cannot connect to the Docker daemon' >&2; exit 1", false)]
    public async Task AnswersAsync_SaysWhetherAnEngineIsBehindTheProgram(string script, bool answers)
    {
        using var programs = new FakePrograms();
        programs.Add("docker", script);

        Assert.Equal(answers, await AskAsync(programs, TimeProvider.System));
    }

    [Fact]
    public async Task AnswersAsync_EngineHangs_CountsAsNotRunning()
    {
        using var programs = new FakePrograms();
        programs.Add("docker", "exec tail -f /dev/null");
        var time = new ManualTime();

        var asked = AskAsync(programs, time);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(await asked);
    }

    [Fact]
    public async Task AnswersAsync_NoProgram_CountsAsNotRunning()
    {
        using var programs = new FakePrograms();

        Assert.False(await AskAsync(programs, TimeProvider.System));
    }

    private static Task<bool> AskAsync(FakePrograms programs, TimeProvider time) =>
        ContainerRuntime.AnswersAsync(Path.Combine(programs.Folder, "docker"), time, Patience.Token);
}
