using System.Text.RegularExpressions;
using OllamaMcp.Deploy.Tests.Running;
using OllamaMcp.TestKit;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Deploy.Tests.Plans;

/// <summary>--dry-run without a cluster. UPDATE_GOLDEN=1 rewrites the files beside this one.</summary>
public sealed partial class PlanTests
{
    private const string Token = "a-token-that-nobody-may-see";

    [Theory]
    [InlineData("kubernetes", "--image", "registry.example.com/team/ollama-mcp:0.1.0")]
    [InlineData("openshift", "--platform", "openshift", "-f", "values-production.yaml")]
    [InlineData("without-llama-stack", "--without-llama-stack", "--registry", "registry.example.com/team")]
    [InlineData("no-image")]
    public async Task Plan_WithoutCluster_SaysWhatWouldBeDone(string name, params string[] arguments) =>
        Compare(name, await PlanAsync([], arguments));

    [Fact]
    public async Task Plan_OtherServer_DeploysNone() =>
        Compare("other-server", await PlanAsync(new() { ["KUBERNETES_MCP_URL"] = "http://mcp.example.com:8080" }));

    [Fact]
    public async Task Plan_OtherServer_IsWhatLlamaStackIsTold() =>
        Assert.Contains("mcp.example.com:8080", (await PlanAsync(new() { ["KUBERNETES_MCP_URL"] = "http://mcp.example.com:8080" })).Output);

    [Fact]
    public async Task Plan_Always_PrintsManifestsWithoutSecrets()
    {
        var plan = await PlanAsync(new() { ["KUBERNETES_MCP_API_TOKEN"] = Token }, "--image", "registry.example.com/ollama-mcp:1");

        Assert.DoesNotContain(Token, plan.Output + plan.Told);
        YamlMappingNode[] secrets = [.. Objects(plan.Output).Where(node => Text(node, "kind") == "Secret")];
        Assert.NotEmpty(secrets);
        Assert.All(
            secrets.SelectMany(secret => ((YamlMappingNode)secret["data"]).Children.Values),
            value => Assert.Equal("(secret)", ((YamlScalarNode)value).Value)
        );
    }

    [Fact]
    public async Task Plan_Settings_WinOverFiles()
    {
        var plan = await PlanAsync(
            [],
            ["--image=r.example.com/x@sha256:" + new string('a', 64), "-f", "values-production.yaml", "--set", "service.port=9090"]
        );

        Assert.Contains("r.example.com/x@sha256:aaaa", plan.Output);
        Assert.Contains("port: 9090", plan.Output);
        Assert.Contains("http://ollama-mcp:9090/mcp", plan.Output); // Llama Stack follows
    }

    [Fact]
    public async Task Plan_AddressesInAFileForLlamaStack_WinOverThoseOfTheOtherChart()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "ollama: {url: 'http://gpu.example.com:11434'}", TestContext.Current.CancellationToken);

        var plan = await PlanAsync([], "--image", "registry.example.com/ollama-mcp:1", "-f", $"llama-stack:{file}");

        File.Delete(file);
        Assert.Contains("http://gpu.example.com:11434", plan.Output);
        Assert.Contains("http://ollama-mcp:8080/mcp", plan.Output);
    }

    [Theory]
    [InlineData("localhost:5000/team/server", "localhost:5000/team/server:latest")]
    [InlineData("localhost:5000/team/server:1.2", "localhost:5000/team/server:1.2")]
    [InlineData("localhost:5000/team/server@sha256:(digest)", "localhost:5000/team/server@sha256:(digest)")]
    [InlineData("localhost:5000/team/server:1.2@sha256:(digest)", "localhost:5000/team/server@sha256:(digest)")]
    public async Task Plan_ImageOfARegistryWithAPort_IsWhatPodsGet(string given, string expected)
    {
        string digest = new('a', 64);

        var plan = await PlanAsync([], "--without-llama-stack", "--image", given.Replace("(digest)", digest));

        Assert.Contains($"image: \"{expected.Replace("(digest)", digest)}\"", plan.Output);
    }

    private static async Task<Outcome> PlanAsync(Dictionary<string, string> variables, params IEnumerable<string> arguments) =>
        (await ScriptRun.ToEndAsync(Surroundings.WithTools() with { Variables = variables }, ["--dry-run", .. arguments])).Ended(0);

    private static void Compare(string name, Outcome plan)
    {
        var told = Versions().Replace(plan.Told, "kubectl, helm (version)");
        told = Reason().Replace(told, "no cluster is reached: (reason)");
        told = Tag().Replace(told, "ollama-mcp:(tag)");
        var path = Path.Combine(Repository.Root, "tests/Deploy.Tests/Plans", $"{name}.golden.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, told);
        }

        Assert.Equal(File.ReadAllText(path), told);
    }

    private static IEnumerable<YamlMappingNode> Objects(string manifests)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(manifests));
        return stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>();
    }

    private static string? Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value;

    [GeneratedRegex("kubectl, helm v\\S+", RegexOptions.None, 1000)]
    private static partial Regex Versions();

    [GeneratedRegex("no cluster is reached: .*", RegexOptions.None, 1000)]
    private static partial Regex Reason();

    /// <summary>Of an image that is to be built: a version and a commit.</summary>
    [GeneratedRegex("ollama-mcp:[0-9.]+-[0-9a-f]{10}(-[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
