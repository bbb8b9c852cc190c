using System.Text.Json.Nodes;

namespace OllamaMcp.Emulator.Text;

/// <summary>Makes the JSON value that satisfies a schema: the smallest one that still shows every property.</summary>
internal sealed class SchemaInstance(JsonObject root, ulong seed)
{
    private const int Deepest = 32;
    private Chance _chance = new(seed);

    public static JsonNode? Make(JsonObject schema, ulong seed) => new SchemaInstance(schema, seed).Value(schema, 0);

    private JsonNode? Value(JsonNode? schema, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidSchemaException("the schema refers to itself without an end");
        }

        if (schema is not JsonObject rule)
        {
            return schema is null || schema.GetValueKind() == System.Text.Json.JsonValueKind.True
                ? JsonValue.Create("any")
                : throw new InvalidSchemaException("false allows no value");
        }

        return Fixed(rule) ?? Combined(rule, depth) ?? Typed(rule, depth);
    }

    private static JsonNode? Fixed(JsonObject rule)
    {
        if (rule["const"] is { } constant)
        {
            return constant.DeepClone();
        }

        return rule["enum"] is JsonArray { Count: > 0 } values ? values[0]?.DeepClone() : null;
    }

    private JsonNode? Combined(JsonObject rule, int depth)
    {
        if (rule["$ref"]?.GetValue<string>() is { } reference)
        {
            return Value(Resolve(reference), depth + 1);
        }

        if ((rule["anyOf"] ?? rule["oneOf"]) is JsonArray { Count: > 0 } choices)
        {
            // The shallowest way out ends schemas that refer to themselves
            return Value(depth > Deepest / 2 ? choices[^1] : choices[0], depth + 1);
        }

        return rule["allOf"] is JsonArray { Count: > 0 } all ? Value(Merge(rule, all), depth + 1) : null;
    }

    private JsonNode? Typed(JsonObject rule, int depth) =>
        TypeOf(rule) switch
        {
            "object" => ObjectOf(rule, depth),
            "array" => ArrayOf(rule, depth),
            "string" => JsonValue.Create(SchemaText.Make(rule, ref _chance)),
            "integer" => JsonValue.Create((long)SchemaNumber.Make(rule, whole: true)),
            "number" => JsonValue.Create(SchemaNumber.Make(rule, whole: false)),
            "boolean" => JsonValue.Create(true),
            "null" => null,
            string other => throw new InvalidSchemaException($"unknown type {other}"),
        };

    private static string TypeOf(JsonObject rule) =>
        rule["type"] switch
        {
            JsonArray types => types.Select(type => type!.GetValue<string>()).FirstOrDefault(type => type != "null", "null"),
            JsonValue type => type.GetValue<string>(),
            _ when rule.ContainsKey("properties") || rule.ContainsKey("required") => "object",
            _ when rule.ContainsKey("items") || rule.ContainsKey("prefixItems") => "array",
            _ => "string",
        };

    private JsonObject ObjectOf(JsonObject rule, int depth)
    {
        JsonObject made = [];
        var required = rule["required"] is JsonArray names ? names.Select(name => name!.GetValue<string>()) : [];
        var needed = required.ToHashSet(StringComparer.Ordinal);
        foreach ((var name, var schema) in rule["properties"] as JsonObject ?? [])
        {
            if (needed.Remove(name) || depth < Deepest / 4)
            {
                made[name] = Value(schema, depth + 1);
            }
        }

        foreach (var name in needed)
        {
            made[name] = Value(rule["additionalProperties"] as JsonObject, depth + 1);
        }

        return made;
    }

    private JsonArray ArrayOf(JsonObject rule, int depth)
    {
        JsonArray made = [];
        foreach (var schema in rule["prefixItems"] as JsonArray ?? [])
        {
            made.Add(Value(schema, depth + 1));
        }

        var least = rule["minItems"]?.GetValue<int>() ?? (depth < Deepest / 4 ? 1 : 0);
        var most = rule["maxItems"]?.GetValue<int>() ?? int.MaxValue;
        while (made.Count < Math.Min(least, most) && rule["items"] is not JsonValue)
        {
            made.Add(Value(rule["items"], depth + 1));
        }

        return made;
    }

    private JsonNode Resolve(string reference)
    {
        JsonNode? node = reference.StartsWith('#') ? root : null;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Uri.UnescapeDataString(part)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            node = node is JsonObject parent ? parent[name] : null;
        }

        return node ?? throw new InvalidSchemaException($"$ref {reference} leads nowhere");
    }

    private JsonObject Merge(JsonObject rule, JsonArray all)
    {
        var merged = (JsonObject)rule.DeepClone();
        merged.Remove("allOf");
        foreach (var part in all)
        {
            var target = part is JsonObject { } one && one["$ref"] is { } reference ? Resolve(reference.GetValue<string>()) : part;
            foreach ((var name, var value) in target as JsonObject ?? [])
            {
                merged[name] = (name, merged[name], value) switch
                {
                    ("properties", JsonObject old, JsonObject more) => new JsonObject(
                        old.Concat(more)
                            .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
                            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))
                    ),
                    ("required", JsonArray old, JsonArray more) => new JsonArray([.. old.Concat(more).Select(item => item!.DeepClone())]),
                    _ => value?.DeepClone(),
                };
            }
        }

        return merged;
    }
}
