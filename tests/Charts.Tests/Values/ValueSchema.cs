using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Charts.Tests.Charts;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary>A value as <c>values.schema.json</c> describes it.</summary>
/// <param name="Path">As <c>--set</c> names it.</param>
/// <param name="Schema">Its schema.</param>
internal sealed record ValueSchema(string Path, JsonObject Schema)
{
    public string Description => Schema["description"]?.GetValue<string>() ?? "";

    /// <summary>Whether it holds further values, and has none itself.</summary>
    public bool IsGroup => !Schema.ContainsKey("default");

    /// <summary>What is legal, in words.</summary>
    public string Legal
    {
        get
        {
            if (Schema["enum"] is JsonArray choices)
            {
                return string.Join(", ", choices.Select(c => $"`{Plain(c)}`"));
            }

            var type = Schema["type"] is JsonArray types ? string.Join(" or ", types.Select(Plain)) : Plain(Schema["type"]);
            var range = (Schema["minimum"], Schema["maximum"]) is ({ } least, { } most) ? $", {least} to {most}" : "";
            return (
                    type == "array" ? "list"
                    : type == "object" ? "map"
                    : type
                ) + range;
        }
    }

    public static IReadOnlyList<ValueSchema> ReadAll(Chart chart) =>
        [.. Walk("", JsonNode.Parse(chart.Read("values.schema.json"))!.AsObject()).Where(v => v.Path != "global")];

    /// <summary>The table of all values, as documents have it.</summary>
    public static string Table(Chart chart)
    {
        var text = new StringBuilder("| value | default | legal | meaning |\n|---|---|---|---|\n");
        foreach (var value in ReadAll(chart))
        {
            text.Append(
                value.IsGroup
                    ? $"| **`{value.Path}`** | | | **{value.Description}** |\n"
                    : $"| `{value.Path}` | {Default(value.Schema["default"])} | {value.Legal} | {value.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        }

        return text.ToString();
    }

    private static IEnumerable<ValueSchema> Walk(string path, JsonObject schema)
    {
        if (path.Length > 0)
        {
            yield return new ValueSchema(path, schema);
        }

        if (schema.ContainsKey("default") || schema["properties"] is not JsonObject properties)
        {
            yield break;
        }

        foreach ((var name, var child) in properties)
        {
            foreach (var value in Walk(path.Length == 0 ? name : $"{path}.{name}", child!.AsObject()))
            {
                yield return value;
            }
        }
    }

    private static string Default(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonObject { Count: 0 } or JsonArray { Count: 0 } => "none",
            JsonValue scalar when Plain(scalar).Length == 0 => "none",
            JsonValue scalar => $"`{Plain(scalar)}`",
            _ => $"`{value.ToJsonString(new JsonSerializerOptions { WriteIndented = false })}`",
        };

    private static string Plain(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";
}
