using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Topology;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Commands;

public sealed class ModelPullTests
{
    [Fact]
    public async Task Pull_OfAModel_TellsEachStepAndLeavesItThere()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        using var http = new HttpClient();
        var steps = new List<string>();

        var first = await PullAsync(http, ollama.Address, "emulated-extra", steps.Add);
        var told = steps.Count;
        var second = await PullAsync(http, ollama.Address, "emulated-extra", steps.Add);

        Assert.Equal(new CommandOutcome(true, "emulated-extra was pulled."), first);
        Assert.Contains("emulated-extra: pulling manifest", steps);
        Assert.Equal(steps.Distinct(), steps);
        Assert.Equal(new CommandOutcome(true, "emulated-extra is there."), second);
        Assert.Equal(told, steps.Count);
    }

    [Fact]
    public async Task Pull_WhereNobodyAnswers_FailsAndSaysSo()
    {
        using var http = new HttpClient();

        var outcome = await PullAsync(http, new Uri($"http://127.0.0.1:{FreePorts.Take()}"), "tiny", _ => { });

        Assert.False(outcome.Succeeded);
        Assert.StartsWith("tiny was not pulled: Connection refused", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_WhereNoAnswerComesInTime_FailsAndSaysSo()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        ollama.Control.Set(new Fault(FaultKind.HangBeforeHeaders));
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };

        var outcome = await PullAsync(http, ollama.Address, "tiny", _ => { });

        Assert.False(outcome.Succeeded);
        Assert.StartsWith("tiny was not pulled: ", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_OfNothing_SaysWhatIsAskedFor()
    {
        using var http = new HttpClient();
        var runner = new CommandRunner(http, []);

        var outcome = await runner.RunAsync(LocalCommands.PullModel, new Uri("http://127.0.0.1:1"), "  ", _ => { }, Patience.Token);

        Assert.Equal(new CommandOutcome(false, "Model is empty; llama3.2:1b is an example."), outcome);
    }

    [Theory]
    [InlineData(
        """{"status":"pulling 2af3b81862c6","digest":"sha256:2af3","total":200,"completed":199}""",
        "pulling 2af3b81862c6 90%",
        null
    )]
    [InlineData("""{"status":"pulling 2af3b81862c6","digest":"sha256:2af3","total":200}""", "pulling 2af3b81862c6", null)]
    [InlineData("""{"error":"pull model manifest: file does not exist"}""", "", "pull model manifest: file does not exist")]
    public void Parse_OfALine_TakesStatusShareAndError(string line, string text, string? error)
    {
        var step = PullStep.Parse(line);

        Assert.Equal((text, error), (step.Text, step.Error));
    }

    private static Task<CommandOutcome> PullAsync(HttpClient http, Uri ollama, string model, Action<string> report) =>
        new CommandRunner(http, []).RunAsync(LocalCommands.PullModel, ollama, model, report, Patience.Token);
}
