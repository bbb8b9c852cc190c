using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Stack;

/// <summary>The oldest and the newest release start on what the chart writes, and the chart's own check speaks with them.</summary>
public sealed class RealStackTests
{
    [Theory]
    [InlineData("0.3.5", "/v1/tools?toolgroup_id=mcp::ollama")]
    [InlineData("1.5.0", "/v1alpha/admin/connectors/mcp::ollama/tools")]
    public async Task Stack_OnTheChartsConfiguration_StartsAndIsChecked(string version, string tools)
    {
        await using var stack = await RealStack.StartAsync(version, FreePorts.Take());
        string[] check =
        [
            Tool.Find("python3"),
            Path.Combine(Chart.Stack.Folder, "files", "check.py"),
            stack.Address.ToString().TrimEnd('/'),
        ];
        Assert.Equal("health: OK\n", (await Shell.RunAsync(check)).Expect());

        // Nobody answers at the MCP server's address: the check says where the tools are missing.
        Assert.Contains(tools, (await Shell.RunAsync([.. check, tools])).Refused(), StringComparison.Ordinal);
    }
}
