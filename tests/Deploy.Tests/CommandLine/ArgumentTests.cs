using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.CommandLine;

/// <summary>A wrong command line is refused before anything is looked for, and told what would be right.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("unknown option --dryrun", "--dryrun")]
    [InlineData("'llama-stack' is not expected", "llama-stack")]
    [InlineData("-n needs a value", "-n")]
    [InlineData("--image has an empty value", "--image=")]
    [InlineData("small letters, digits and hyphens", "-n", "Llama_Stack")]
    [InlineData("it is auto, openshift or kubernetes", "--platform", "eks")]
    [InlineData("write seconds, or a number with s, m or h", "--timeout", "5 minutes")]
    [InlineData("write seconds, or a number with s, m or h", "--timeout", "0")]
    [InlineData("-f nowhere/values.yaml: no such file", "-f", "nowhere/values.yaml")]
    [InlineData("none of the charts has one of this name", "-f", "values-prodution.yaml")]
    [InlineData("write KEY=VALUE", "--set", "replicaCount")]
    [InlineData("without a scheme", "--image", "https://registry.example.com/ollama-mcp:1")]
    [InlineData("in small letters", "--image", "registry.example.com/Ollama-MCP:1")]
    [InlineData("no image name", "--registry", "registry.example.com/team:latest")]
    [InlineData("which is meant?", "--image", "r.example.com/x:1", "--build")]
    [InlineData("is for one that is made", "--image", "r.example.com/x:1", "--base-image", "r.example.com/base:1")]
    [InlineData("goes with --uninstall alone", "--delete-data")]
    [InlineData("does not go with --uninstall", "--dry-run", "--uninstall")]
    public async Task Script_BadArgument_IsNamedWithWhatIsRight(string says, params string[] arguments) =>
        (await ScriptRun.ToEndAsync(new Surroundings(), arguments)).Ended(2).Tells(says, "--help");

    [Theory]
    [InlineData("is no URL of the form", "ollama-mcp:8080")]
    [InlineData("is no URL of the form", "http://user:secret@ollama-mcp:8080")]
    public async Task Script_BadServerUrl_IsRefused(string says, string url) =>
        (await ScriptRun.ToEndAsync(With("KUBERNETES_MCP_URL", url))).Ended(2).Tells(says);

    [Fact]
    public async Task Script_OtherServerAndImage_AreNotMeantTogether() =>
        (await ScriptRun.ToEndAsync(With("KUBERNETES_MCP_URL", "http://mcp:8080"), "--image", "r.example.com/x:1"))
            .Ended(2)
            .Tells("no server is deployed");

    [Fact]
    public async Task Script_BadToken_IsRefusedWithoutShowingIt()
    {
        var outcome = await ScriptRun.ToEndAsync(With("KUBERNETES_MCP_API_TOKEN", "hunter2"));

        outcome.Ended(2).Tells("KUBERNETES_MCP_API_TOKEN: 16 to 4096 visible characters");
        Assert.DoesNotContain("hunter2", outcome.Told);
    }

    [Fact]
    public async Task Help_Always_ExplainsEveryOption()
    {
        var help = (await ScriptRun.ToEndAsync(new Surroundings(), "--help")).Ended(0);

        Assert.Empty(help.Told);
        string[] options =
        [
            .. (string[])["-n, --namespace", "-f, --values", "--set", "--image", "--build", "--registry", "--base-image"],
            .. (string[])["--platform", "--timeout", "--dry-run", "--uninstall", "--delete-data", "--without-llama-stack"],
            .. (string[])["KUBERNETES_MCP_URL", "KUBERNETES_MCP_API_TOKEN"],
        ];
        Assert.All(options, option => Assert.Contains($"  {option}", help.Output));
    }

    private static Surroundings With(string name, string value) => new() { Variables = new Dictionary<string, string> { [name] = value } };
}
