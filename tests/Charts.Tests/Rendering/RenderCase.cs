using System.Text.RegularExpressions;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Rendering;

/// <summary>
/// Values in <c>Cases/CHART/NAME.values.yaml</c>, what comes of them in <c>NAME.golden.yaml</c>. A first line <c># helm: …</c> holds more options.
/// </summary>
internal sealed partial record RenderCase(Chart Chart, string Name)
{
    private const string OptionsMark = "# helm: ";

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Charts.Tests", "Cases");

    public static IEnumerable<RenderCase> All { get; } =
    [
        .. Chart.All.SelectMany(chart =>
            Directory
                .EnumerateFiles(Path.Combine(Folder, chart.Name), "*.values.yaml")
                .Select(file => new RenderCase(chart, Path.GetFileName(file)[..^".values.yaml".Length]))
        ),
    ];

    public string Golden => Path.Combine(Folder, Chart.Name, $"{Name}.golden.yaml");

    private string Values => Path.Combine(Folder, Chart.Name, $"{Name}.values.yaml");

    public static RenderCase Named(string chart, string name) => new(Chart.All.Single(c => c.Name == chart), name);

    /// <summary>What helm writes, with a fixed word in place of each secret that is made anew.</summary>
    public async Task<string> RenderAsync()
    {
        var first = File.ReadLines(Values).FirstOrDefault() ?? "";
        var options = first.StartsWith(OptionsMark, StringComparison.Ordinal) ? first[OptionsMark.Length..].Split(' ') : [];
        options = [.. options.Select(o => o.Replace("CHART", Chart.Folder, StringComparison.Ordinal))];
        var rendered = (await Chart.TryRenderAsync([.. options, "--values", Values])).Expect();
        return MadeSecret().Replace(rendered, "${key} PG1hZGU+");
    }

    [GeneratedRegex("(?m)^(?<key>  (token|tokens|key|password):) [A-Za-z0-9+/=]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeSecret();
}
