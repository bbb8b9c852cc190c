using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Generation;

/// <summary>What <c>format</c> asks for: <c>"json"</c>, a JSON schema, or nothing.</summary>
internal static class FormatRule
{
    private static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean", "null"];

    /// <summary>The JSON text that satisfies the format; null where none is asked for. Throws 500 with Ollama's text.</summary>
    public static string? TextFor(JsonElement? format, ulong seed)
    {
        switch (format)
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return null;
            case { ValueKind: JsonValueKind.String } word when word.GetString() is "":
                return null;
            case { ValueKind: JsonValueKind.String } word when word.GetString() == "json":
                return """{"emulated":true,"answer":"This JSON comes from the Ollama emulator, not from a model.","why":"The format was json and there was no schema to satisfy.","values":[1,2,3]}""";
            case { ValueKind: JsonValueKind.Object } schema:
                return Instance(schema, seed);
            default:
                var raw = format.Value.GetRawText().Replace("\"", "\\\"", StringComparison.Ordinal);
                throw new ApiException(500, $"invalid format: \"{raw}\"; expected \"json\" or a valid JSON Schema object")
                {
                    IsLate = true,
                };
        }
    }

    private static string Instance(JsonElement schema, ulong seed)
    {
        try
        {
            var rule = JsonObject.Create(schema)!;
            Check(rule);
            return SchemaInstance.Make(rule, seed)?.ToJsonString(Relaxed) ?? "null";
        }
        catch (Exception exception)
            when (exception is InvalidSchemaException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ApiException(500, "invalid JSON schema in format") { IsLate = true };
        }
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    private static void Check(JsonNode? node)
    {
        if (
            node is JsonObject rule
            && rule["type"] is JsonValue type
            && type.TryGetValue(out string? name)
            && !Types.Contains(name, StringComparer.Ordinal)
        )
        {
            throw new InvalidSchemaException($"unknown type {name}");
        }
    }
}
