namespace OllamaMcp.Charts.Tests.Rendering;

/// <summary>What the charts render from a matrix of values; a change of a template shows in a golden file.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string> Cases { get; } = [.. RenderCase.All.Select(c => (c.Chart.Name, c.Name))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Template_WithValues_EqualsItsGoldenFile(string chart, string name)
    {
        var given = RenderCase.Named(chart, name);
        var rendered = await given.RenderAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(given.Golden, rendered, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(given.Golden), $"There is no {given.Golden}; UPDATE_GOLDEN=1 writes it.");
        var golden = await File.ReadAllTextAsync(given.Golden, TestContext.Current.CancellationToken);
        Assert.True(
            golden == rendered,
            $"{given.Golden} is out of date; UPDATE_GOLDEN=1 rewrites it.\n{FirstDifference(golden, rendered)}"
        );
    }

    private static string FirstDifference(string golden, string rendered)
    {
        (string Old, string New) lines = golden.Split('\n').Zip(rendered.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        return $"- {lines.Old}\n+ {lines.New}";
    }
}
