using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Tests.Settings;

public sealed class TopologyTests
{
    [Fact]
    public void Describe_EachPart_StandsBehindThoseItDependsOn()
    {
        var seen = new HashSet<string>();
        foreach (var part in LocalTopology.Describe(new HostSettings { DataFolder = "data" }))
        {
            Assert.Subset(seen, part.DependsOn.ToHashSet());
            Assert.True(seen.Add(part.Name));
        }
    }

    [Fact]
    public void Describe_Server_HasThePortThatWasSet()
    {
        var parts = LocalTopology.Describe(new HostSettings { DataFolder = "data", McpPort = 5000 });

        Assert.Equal(5000, parts.Single(part => part.Endpoint.IsExternal).Endpoint.Port);
    }
}
