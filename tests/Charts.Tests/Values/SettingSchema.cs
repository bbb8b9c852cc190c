using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OllamaMcp.Charts.Tests.Charts;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary>The server's settings in the schema of the value <c>settings</c>.</summary>
internal static partial class SettingSchema
{
    private const string Scalar = """{"type": ["string", "number", "boolean"]}""";
    private const string AnyName = "[A-Za-z0-9_]+";

    private static string File => Path.Combine(Chart.Server.Folder, "values.schema.json");

    /// <summary>The names that the schema lets through, with NAME where the user names something.</summary>
    public static IEnumerable<string> Names()
    {
        var settings = JsonNode.Parse(System.IO.File.ReadAllText(File))!["properties"]!["settings"]!;
        return settings["properties"]!
            .AsObject()
            .Concat(settings["patternProperties"]!.AsObject())
            .Select(p => p.Key.Trim('^', '$').Replace(AnyName, "NAME", StringComparison.Ordinal));
    }

    /// <summary>Lets exactly these through.</summary>
    public static void Rewrite(IReadOnlyCollection<string> names)
    {
        var plain = string.Join(",\n", names.Where(n => !IsPattern(n)).Select(n => $"        \"{n}\": {Scalar}"));
        var patterns = string.Join(
            ", ",
            names.Where(IsPattern).Select(n => $"\"^{n.Replace("NAME", AnyName, StringComparison.Ordinal)}$\": {Scalar}")
        );
        var schema = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(
            File,
            Settings().Replace(schema, m => $"{m.Groups["start"].Value}{plain}\n      }},\n      \"patternProperties\": {{{patterns}}}\n")
        );
    }

    private static bool IsPattern(string name) => name.Contains("NAME", StringComparison.Ordinal);

    [GeneratedRegex(
        "(?s)(?<start>\n    \"settings\": \\{.*?\"properties\": \\{\n).*?\n      \\},\n      \"patternProperties\": \\{[^\n]*\\}\n",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Settings();
}
