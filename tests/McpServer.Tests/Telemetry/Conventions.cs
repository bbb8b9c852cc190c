using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>The tables of the OpenTelemetry semantic conventions, of the release that the file's name says.</summary>
internal sealed class Conventions
{
    private readonly JsonElement _tables;

    private Conventions(JsonElement tables) => _tables = tables;

    public static Conventions Read()
    {
        var file = Path.Combine(Repository.Root, "tests", "McpServer.Tests", "Telemetry", "conventions-1.41.1.json");
        return new Conventions(JsonElement.Parse(File.ReadAllBytes(file)));
    }

    public string Version => _tables.GetProperty("version").GetString()!;

    /// <summary>What is wrong with a span of a kind.</summary>
    public IEnumerable<string> Check(OtlpSpan span, string table, params string[] besides)
    {
        var rule = _tables.GetProperty("spans").GetProperty(table);
        if (span.Kind != rule.GetProperty("kind").GetString())
        {
            yield return $"{span}: kind {span.Kind}";
        }

        foreach (var problem in Check(span.Attributes, rule, besides))
        {
            yield return $"{span}: {problem}";
        }
    }

    /// <summary>What is wrong with a metric. Nothing is, where the conventions do not have it.</summary>
    public IEnumerable<string> Check(OtlpMetric metric, params string[] besides)
    {
        if (!_tables.GetProperty("metrics").TryGetProperty(metric.Name, out var rule))
        {
            return [];
        }

        List<string> problems = [];
        if (metric.Unit != rule.GetProperty("unit").GetString() || metric.Instrument != rule.GetProperty("instrument").GetString())
        {
            problems.Add($"{metric.Name} is a {metric.Instrument} in {metric.Unit}");
        }

        if (
            rule.TryGetProperty("boundaries", out var bounds)
            && !bounds.EnumerateArray().Select(b => b.GetDouble()).SequenceEqual(metric.Boundaries)
        )
        {
            problems.Add($"{metric.Name} has boundaries {string.Join(' ', metric.Boundaries)}");
        }

        problems.AddRange(metric.Points.SelectMany(point => Check(point.Attributes, rule, besides)).Select(p => $"{metric.Name}: {p}"));
        return problems;
    }

    public bool Has(OtlpMetric metric) => _tables.GetProperty("metrics").TryGetProperty(metric.Name, out _);

    private static IEnumerable<string> Check(IReadOnlyDictionary<string, object?> attributes, JsonElement rule, string[] besides)
    {
        var required = Names(rule, "required");
        var allowed = required.Concat(Names(rule, "allowed")).Concat(besides).ToHashSet(StringComparer.Ordinal);
        return required
            .Where(name => !attributes.ContainsKey(name))
            .Select(name => $"{name} is missing")
            .Concat(attributes.Keys.Where(name => !allowed.Contains(name)).Select(name => $"{name} is not in the table"));
    }

    private static string[] Names(JsonElement rule, string list) =>
        [.. rule.GetProperty(list).EnumerateArray().Select(n => n.GetString()!)];
}
