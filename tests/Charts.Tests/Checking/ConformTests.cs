using OllamaMcp.Charts.Tests.Programs;
using OllamaMcp.Charts.Tests.Rendering;

namespace OllamaMcp.Charts.Tests.Checking;

/// <summary>Every rendered object has the form that the API server wants: no field that it does not know, none that is missing.</summary>
public sealed class ConformTests
{
    [Theory]
    [MemberData(nameof(GoldenTests.Cases), MemberType = typeof(GoldenTests))]
    public async Task Objects_OfCase_ConformToTheirSchemas(string chart, string name)
    {
        var schemas = Path.Combine(Tool.Shared("schemas"), "{{.ResourceKind}}{{.KindSuffix}}.json");
        string[] command = [Tool.Find("kubeconform"), "-strict", "-summary", "-schema-location", schemas];
        var outcome = await Shell.RunAsync(command, await RenderCase.Named(chart, name).RenderAsync());
        Assert.Contains("Invalid: 0, Errors: 0, Skipped: 0", outcome.Expect(), StringComparison.Ordinal);
    }
}
