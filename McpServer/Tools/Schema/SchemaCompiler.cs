using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>
/// Turns a JSON schema into rules. It knows the keywords below and throws on any other, at start: a keyword that nobody checks
/// would be a promise that nobody keeps.
/// </summary>
internal static class SchemaCompiler
{
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet([
        "type",
        "enum",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "pattern",
        "minItems",
        "maxItems",
        "items",
        "properties",
        "required",
        "additionalProperties",
        "anyOf",
        // These say something to people and hold nothing to check.
        "description",
        "title",
        "default",
        "examples",
    ]);

    /// <exception cref="InvalidOperationException">The schema uses a keyword that is not checked.</exception>
    public static SchemaRule Compile(JsonObject schema) =>
        // Numbers of a node that was built, not read, convert to their own .NET type alone.
        Read(JsonNode.Parse(schema.ToJsonString())!.AsObject());

    private static SchemaRule Read(JsonObject schema)
    {
        foreach (var (keyword, _) in schema)
        {
            if (!Known.Contains(keyword))
            {
                throw new InvalidOperationException(
                    $"The schema keyword '{keyword}' is not checked; leave it out or teach it to the check."
                );
            }
        }

        var additional = schema["additionalProperties"];
        return new SchemaRule
        {
            Types = Types(schema["type"]),
            Enum = schema["enum"]?.AsArray().Select(value => (string)value!).ToArray(),
            Minimum = (double?)schema["minimum"],
            Maximum = (double?)schema["maximum"],
            MinLength = (int?)schema["minLength"] ?? 0,
            MaxLength = (int?)schema["maxLength"] ?? int.MaxValue,
            Pattern = schema["pattern"] is { } pattern ? new SchemaPattern((string)pattern!) : null,
            MinItems = (int?)schema["minItems"] ?? 0,
            MaxItems = (int?)schema["maxItems"] ?? int.MaxValue,
            Items = schema["items"] is JsonObject items ? Read(items) : null,
            Properties = Properties(schema["properties"]),
            Required = schema["required"]?.AsArray().Select(name => (string)name!).ToArray() ?? [],
            Closed = additional is JsonValue allowed && !(bool)allowed,
            Additional = additional is JsonObject rest ? Read(rest) : null,
            AnyOf = schema["anyOf"]?.AsArray().Select(branch => Read(branch!.AsObject())).ToArray() ?? [],
        };
    }

    private static FrozenDictionary<string, SchemaRule> Properties(JsonNode? properties) =>
        properties?.AsObject().ToFrozenDictionary(pair => pair.Key, pair => Read(pair.Value!.AsObject()), StringComparer.Ordinal)
        ?? FrozenDictionary<string, SchemaRule>.Empty;

    private static JsonTypes Types(JsonNode? type) =>
        type switch
        {
            null => JsonTypes.None,
            JsonArray several => several.Aggregate(JsonTypes.None, (sum, one) => sum | Types(one)),
            _ => Enum.Parse<JsonTypes>((string)type!, ignoreCase: true),
        };
}
