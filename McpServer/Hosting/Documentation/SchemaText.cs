using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>Says in a word or two what a schema describes: <c>array of string</c>, <c>object</c>, <c>integer or null</c>.</summary>
internal static class SchemaText
{
    public static string TypeOf(JsonNode? schema)
    {
        var types = schema is JsonObject described ? described["type"] : null;
        var names = types switch
        {
            JsonArray several => string.Join(" or ", several.Select(t => t?.GetValue<string>())),
            JsonValue one => one.GetValue<string>(),
            _ => "any value",
        };
        return names == "array" && schema!["items"] is { } items ? $"array of {TypeOf(items)}" : names;
    }
}
