using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Images;

/// <summary>The image that a container engine makes, as it runs.</summary>
public sealed class ContainerfileTests(TestCluster cluster)
{
    // As OpenShift gives them out; the image names another.
    private const string AnyUser = "1000650000";
    private const string Server = "app.kubernetes.io/component=server";

    [Fact]
    public async Task Containerfile_Built_RunsUnderRestrictedAsAnyUser()
    {
        cluster.Require();
        var @namespace = TestCluster.NewNamespace();
        await cluster.Kubectl.RunAsync("create", "namespace", @namespace);
        await cluster.Kubectl.RunAsync("label", "namespace", @namespace, "pod-security.kubernetes.io/enforce=restricted");
        await using var builder = new ImageBuilder(cluster.Registry);
        var image = await builder.BuildAsync("0123456789");

        var deployed = await ScriptRun.ToEndAsync(
            cluster.Surroundings(),
            [.. cluster.Arguments(@namespace), "--image", image, "--set", $"runAs.user={AnyUser}"]
        );

        deployed.Ended(0).Tells("ollama-mcp 0.1.0 speaks MCP", "32 tools", "DONE");
        Assert.Equal(
            $"{AnyUser} true",
            await cluster.Kubectl.RunAsync(
                "get",
                "pods",
                "-n",
                @namespace,
                "-l",
                Server,
                "-o",
                "jsonpath={.items[0].spec.securityContext.runAsUser} {.items[0].spec.containers[0].securityContext.readOnlyRootFilesystem}"
            )
        );
        await cluster.ForgetAsync(@namespace);
    }
}
