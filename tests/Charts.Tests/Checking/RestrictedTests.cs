using OllamaMcp.Charts.Tests.Charts;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Checking;

/// <summary>Every pod runs under Pod Security <c>restricted</c>, and on OpenShift under restricted-v2.</summary>
public sealed class RestrictedTests
{
    private static readonly string[] OpenShift = ["--set", "platform=openshift"];
    private static readonly string[] Kubernetes = ["--set", "platform=kubernetes"];

    private static readonly (string Path, string Value)[] ContainerRules =
    [
        ("securityContext/allowPrivilegeEscalation", "false"),
        ("securityContext/readOnlyRootFilesystem", "true"),
        ("securityContext/capabilities/drop/0", "ALL"),
    ];

    private static readonly string[] NeverSet =
    [
        "securityContext/privileged",
        "securityContext/capabilities/add",
        "securityContext/runAsUser",
        "securityContext/procMount",
    ];

    [Theory]
    [InlineData("ollama-mcp", true)]
    [InlineData("ollama-mcp", false)]
    [InlineData("llama-stack", true)]
    [InlineData("llama-stack", false)]
    public async Task Pods_Always_AreRestricted(string name, bool openShift)
    {
        foreach (var manifest in await PodsAsync(name, openShift))
        {
            Assert.Equal("true", Manifest.TextOf(Manifest.Find(manifest.Pod, "securityContext/runAsNonRoot")));
            Assert.Equal("RuntimeDefault", Manifest.TextOf(Manifest.Find(manifest.Pod, "securityContext/seccompProfile/type")));
            Assert.Null(Manifest.Find(manifest.Pod, "hostNetwork"));
            Assert.Equal("false", Manifest.TextOf(Manifest.Find(manifest.Pod, "automountServiceAccountToken")));
            Assert.Equal("false", Manifest.TextOf(Manifest.Find(manifest.Pod, "enableServiceLinks")));
            Assert.All(manifest.Containers, c => CheckContainer(manifest.Title, c));
        }
    }

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task Pods_OnOpenShift_LeaveUserAndGroupToThePlatform(string name) =>
        Assert.All(
            await PodsAsync(name, openShift: true),
            m =>
            {
                Assert.Null(Manifest.Find(m.Pod, "securityContext/runAsUser"));
                Assert.Null(Manifest.Find(m.Pod, "securityContext/fsGroup"));
            }
        );

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task Pods_OnKubernetes_HaveAUserThatMayWriteToVolumes(string name) =>
        Assert.All(
            await PodsAsync(name, openShift: false),
            m =>
            {
                Assert.Equal("10001", Manifest.TextOf(Manifest.Find(m.Pod, "securityContext/runAsUser")));
                Assert.Equal("10001", Manifest.TextOf(Manifest.Find(m.Pod, "securityContext/fsGroup")));
            }
        );

    private static async Task<IReadOnlyList<Manifest>> PodsAsync(string name, bool openShift)
    {
        string[] models = name == Chart.Server.Name ? ["--set", "ollama.models={llama3.2:3b}"] : [];
        IReadOnlyList<Manifest> pods =
        [
            .. (await new Chart(name).RenderAsync([.. openShift ? OpenShift : Kubernetes, .. models])).WithPods(),
        ];
        Assert.NotEmpty(pods);
        return pods;
    }

    private static void CheckContainer(string title, YamlNode container)
    {
        foreach ((var path, var value) in ContainerRules)
        {
            Assert.True(value == Manifest.TextOf(Manifest.Find(container, path)), $"{title}: {path} is not {value}");
        }

        Assert.All(NeverSet, path => Assert.Null(Manifest.Find(container, path)));
    }
}
