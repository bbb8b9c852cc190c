using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>An argument that a header has to repeat.</summary>
/// <param name="Header">The header's name without its prefix.</param>
/// <param name="Path">Where the argument is, from the outside in.</param>
/// <param name="IsInteger">Whether <c>42</c> and <c>42.0</c> are the same.</param>
internal sealed record MarkedParameter(string Header, string[] Path, bool IsInteger)
{
    /// <summary>The largest integer that every JSON implementation keeps whole.</summary>
    private const double LargestInteger = 9007199254740991;

    public string Name => string.Join('.', Path);

    /// <summary>All that a tool's input schema marks.</summary>
    public static MarkedParameter[] Find(Tool tool) => [.. Find(tool.InputSchema, [])];

    /// <summary>The argument; null where it is missing or null.</summary>
    public JsonNode? ValueIn(JsonNode? arguments) => Path.Aggregate(arguments, (node, name) => (node as JsonObject)?[name]);

    public bool IsSame(string header, JsonNode argument)
    {
        var text = argument is JsonValue ? McpHeaderEncoder.ConvertToHeaderValue(argument) : null;
        if (text is null || McpHeaderEncoder.DecodeValue(text) is not { } expected)
        {
            return true;
        }

        return IsInteger && TryNumber(expected, out var wanted)
            ? TryNumber(header, out var sent) && sent == wanted && Math.Abs(sent) <= LargestInteger && double.IsInteger(sent)
            : header == expected;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(
            text,
            NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out number
        );

    private static IEnumerable<MarkedParameter> Find(JsonElement schema, string[] path)
    {
        if (
            schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object
        )
        {
            yield break;
        }

        foreach (var property in properties.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object))
        {
            string[] inner = [.. path, property.Name];
            if (property.Value.TryGetProperty("x-mcp-header", out var header) && header.ValueKind == JsonValueKind.String)
            {
                yield return new MarkedParameter(header.GetString()!, inner, IsIntegerSchema(property.Value));
            }

            foreach (var nested in Find(property.Value, inner))
            {
                yield return nested;
            }
        }
    }

    private static bool IsIntegerSchema(JsonElement schema) =>
        schema.TryGetProperty("type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Any(kind =>
            kind.ValueKind == JsonValueKind.String && kind.ValueEquals("integer"u8)
        );
}
