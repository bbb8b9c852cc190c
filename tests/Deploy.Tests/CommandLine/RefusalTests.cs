using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.CommandLine;

/// <summary>What is missing is named before anything is changed.</summary>
public sealed class RefusalTests
{
    private const string Image = "--image=registry.example.com/ollama-mcp:1";

    [Fact]
    public async Task Script_WithoutKubectl_NamesBothThatWouldDo()
    {
        using var programs = new ProgramFolder();

        (await RunAsync(programs)).Ended(1).Tells("neither kubectl nor oc is on PATH", "go on");
    }

    [Fact]
    public async Task Script_WithoutHelm_SaysWhereItComesFrom()
    {
        using var programs = new ProgramFolder("kubectl");

        (await RunAsync(programs)).Ended(1).Tells("helm is not on PATH", "https://helm.sh");
    }

    [Fact]
    public async Task Script_OldHelm_IsTold()
    {
        using var programs = new ProgramFolder("kubectl");
        programs.Add("helm", "v3.9.4");

        (await RunAsync(programs)).Ended(1).Tells("helm v3.9.4 is too old", "3.14");
    }

    [Fact]
    public async Task Script_WithoutDotnet_SaysHowElseAnImageIsMade()
    {
        using var programs = new ProgramFolder("kubectl", "helm");
        var surroundings = new Surroundings { Path = programs.Path };

        (await ScriptRun.ToEndAsync(surroundings, "--registry", "registry.example.com/team"))
            .Ended(1)
            .Tells("dotnet is not on PATH", "Containerfile");
    }

    [Fact]
    public async Task Script_WithoutCluster_SaysHowToReachOne() =>
        (await ScriptRun.ToEndAsync(Surroundings.WithTools(), Image)).Ended(1).Tells("no cluster answers", "KUBECONFIG", "--dry-run");

    [Fact]
    public async Task Uninstall_WithoutCluster_SaysHowToReachOne() =>
        (await ScriptRun.ToEndAsync(Surroundings.WithTools(), "--uninstall")).Ended(1).Tells("no cluster answers");

    [Theory]
    [InlineData("replicaCount", "replicaCount=two")]
    [InlineData("replicas_count", "replicas_count=2")]
    [InlineData("ollama.external.url is empty", "ollama.enabled=false")]
    public async Task Plan_ValuesThatTheChartRefuses_AreToldByName(string says, string setting) =>
        (await ScriptRun.ToEndAsync(Surroundings.WithTools(), "--dry-run", Image, "--set", setting))
            .Ended(1)
            .Tells("the values of the chart ollama-mcp are refused", says, "charts/ollama-mcp/values.yaml");

    private static Task<Outcome> RunAsync(ProgramFolder programs) => ScriptRun.ToEndAsync(new Surroundings { Path = programs.Path }, Image);
}
