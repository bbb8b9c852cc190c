using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Tests.Topology;

public sealed class LocalTopologyTests
{
    private static readonly HostSettings Settings = new() { DataFolder = "data" };

    [Fact]
    public void Describe_EachPart_StandsBehindThoseItDependsOn()
    {
        var seen = new HashSet<string>();
        foreach (var part in LocalTopology.Describe(Settings with { OllamaCount = 3 }))
        {
            Assert.Subset(seen, part.DependsOn.ToHashSet());
            Assert.True(seen.Add(part.Name));
        }
    }

    [Fact]
    public void Describe_Server_HasThePortThatWasSet()
    {
        var parts = LocalTopology.Describe(Settings with { McpPort = 5000 });

        Assert.Equal(5000, parts.Single(part => part.Endpoint.IsExternal).Endpoint.Port);
    }

    [Fact]
    public void Describe_SeveralOllamas_AreNumberedFromTheSecondAndAllGivenToTheServer()
    {
        var parts = LocalTopology.Describe(Settings with { OllamaCount = 3, OllamaModels = ["tiny:1b"] });

        var ollamas = parts.Where(part => part.Kind == PartKind.Ollama).ToList();
        Assert.Equal(["ollama", "ollama-2", "ollama-3"], ollamas.Select(part => part.Name));
        Assert.All(ollamas, part => Assert.Equal(["tiny:1b"], part.Models));
        Assert.Equal(["context-store", "ollama", "ollama-2", "ollama-3"], parts.Single(part => part.Kind == PartKind.McpServer).DependsOn);
    }

    [Fact]
    public void Describe_Replicas_ShareASecretOnlyWhereThereAreSeveral()
    {
        Assert.Empty(Server(Settings).Secrets);
        Assert.Equal("Replicas__Key", Assert.Single(Server(Settings with { Replicas = 2 }).Secrets).Variable);
    }

    [Fact]
    public void ToString_OfASecret_HidesIt()
    {
        Assert.Equal("OLLAMA_API_KEY=***", new SecretSetting("key", "OLLAMA_API_KEY", "hunter2").ToString());
    }

    private static Part Server(HostSettings settings) => LocalTopology.Describe(settings).Single(part => part.Kind == PartKind.McpServer);
}
