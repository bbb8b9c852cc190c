using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.CommandLine;

/// <summary>What values say of things that options and variables say, too: it holds, or the script asks which is meant.</summary>
public sealed class GivenValueTests : IDisposable
{
    private const string Image = "--image=registry.example.com/ollama-mcp:1";
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("platform: openshift")]
    [InlineData("platform: openshift", "--platform", "openshift")]
    [InlineData("platform: auto", "--platform", "openshift")]
    public async Task Platform_InAFile_HoldsForBothCharts(string values, params string[] options)
    {
        var plan = (await PlanAsync(values, [Image, .. options])).Ended(0).Tells("platform openshift");

        Assert.DoesNotContain("runAsUser", plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the values of the chart ollama-mcp say openshift", "--platform", "kubernetes")]
    [InlineData("the values of the chart llama-stack say kubernetes", "--set", "llama-stack:platform=kubernetes")]
    public async Task Platform_NamedTwice_IsAskedFor(string says, params string[] options) =>
        (await PlanAsync("platform: openshift", [Image, .. options])).Ended(2).Tells(says, "which is meant?");

    [Theory]
    [InlineData("{repository: r.example.com/team/server}", "r.example.com/team/server:0.1.0")]
    [InlineData("{repository: 'r.example.com:5000/server', tag: 7}", "r.example.com:5000/server:7")]
    public async Task Image_InAFile_IsTheOneThatIsDeployed(string image, string expected)
    {
        var plan = (await PlanAsync($"image: {image}")).Ended(0).Tells($"image {expected} (the one of the values)");

        Assert.Contains($"image: \"{expected}\"", plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("named twice: by --image, and in the values by image.tag", "image: {tag: '2'}", Image)]
    [InlineData(
        "named twice: by --build or --registry, and in the values by image.repository",
        "image: {repository: x}",
        "--registry=r.example.com"
    )]
    [InlineData("named twice: by --image, and in the values by image.digest", "", Image, "--set", "replicaCount=2,image.digest=sha256:0")]
    [InlineData("the values have image.tag without image.repository", "image: {tag: '2'}")]
    public async Task Image_NamedTwiceOrByHalf_IsAskedFor(string says, string values, params string[] options) =>
        (await PlanAsync(values, options)).Ended(2).Tells(says);

    [Fact]
    public async Task Token_AndASecretOfTokens_AreNotMeantTogether() =>
        (await PlanWithAsync("access: {existingSecret: mine}", ("KUBERNETES_MCP_API_TOKEN", "a-token-that-nobody-may-see"), Image))
            .Ended(2)
            .Tells("the values name the Secret mine (access.existingSecret)");

    [Fact]
    public async Task ServerUrl_UnlikeThatOfTheValues_IsAskedFor() =>
        (await PlanWithAsync("", ("KUBERNETES_MCP_URL", "http://one:8080"), "--set", "llama-stack:env.KUBERNETES_MCP_URL=http://two:8080"))
            .Ended(2)
            .Tells("KUBERNETES_MCP_URL is http://one:8080", "say http://two:8080");

    [Fact]
    public async Task Values_OfAChartThatIsNotDeployed_AreNamed()
    {
        (await PlanWithAsync("replicaCount: 2", ("KUBERNETES_MCP_URL", "http://one:8080")))
            .Ended(0)
            .Tells("the values for the chart ollama-mcp are not used");
        var own = (await PlanAsync("replicaCount: 2", [Image, "--without-llama-stack", "-f", "values-production.yaml"])).Ended(0);
        Assert.DoesNotContain("not used", own.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_ThatWasNeverTried_IsSaidBeforeAnythingIsDone() =>
        (await PlanAsync("", Image, "--set", "llama-stack:version=0.6.1")).Ended(0).Tells("WARNING: version is 0.6.1");

    [Fact]
    public async Task File_ThatIsNoYaml_IsTold() =>
        (await PlanAsync("image: {tag: 1", Image))
            .Ended(1)
            .Tells("the values of the chart ollama-mcp are refused", Path.GetFileName(_file));

    public void Dispose() => File.Delete(_file);

    private Task<Outcome> PlanAsync(string values, params string[] options) => RunAsync(values, [], options);

    private Task<Outcome> PlanWithAsync(string values, (string Name, string Value) variable, params string[] options) =>
        RunAsync(values, new() { [variable.Name] = variable.Value }, options);

    private async Task<Outcome> RunAsync(string values, Dictionary<string, string> variables, string[] options)
    {
        await File.WriteAllTextAsync(_file, values, TestContext.Current.CancellationToken);
        return await ScriptRun.ToEndAsync(Surroundings.WithTools() with { Variables = variables }, ["--dry-run", "-f", _file, .. options]);
    }
}
