using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>
/// JSON schemas of the records that tools take and give, from their source-generated JSON metadata: names, types and
/// <c>required</c> from the properties, the rest from <c>[Description]</c>, <c>[Range]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c>,
/// <c>[AllowedValues]</c>, <c>[RegularExpression]</c> and <see cref="SchemaPartAttribute"/>.
/// </summary>
internal static class ToolSchemas
{
    private static readonly JsonSchemaExporterOptions InputOptions = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) => Transform(context, node, closed: true),
    };

    private static readonly JsonSchemaExporterOptions OutputOptions = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) => Transform(context, node, closed: false),
    };

    /// <summary>What a tool takes: closed, so that a misspelt argument is found. Null stands for absent and is not mentioned.</summary>
    public static JsonObject Input(JsonTypeInfo arguments) => WithProperties(arguments.GetJsonSchemaAsNode(InputOptions).AsObject());

    /// <summary>
    /// What a tool gives: open, since a newer Ollama may say more; and an <c>error</c> in place of the rest where the call failed.
    /// Clients check structured content against this also when <c>isError</c> is set, so it must allow for both.
    /// </summary>
    public static JsonObject Output(JsonTypeInfo result)
    {
        var schema = WithProperties(result.GetJsonSchemaAsNode(OutputOptions).AsObject());
        var properties = schema["properties"]!.AsObject();
        if (properties.ContainsKey("error"))
        {
            throw new InvalidOperationException($"{result.Type} has a property 'error', which is kept for failed calls.");
        }

        properties["error"] = ErrorSchema();
        if (!schema.Remove("required", out var required))
        {
            return schema;
        }

        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = required },
            new JsonObject { ["required"] = new JsonArray("error") }
        );
        return schema;
    }

    private static JsonObject ErrorSchema() =>
        new()
        {
            ["description"] = "In place of all else where the call failed.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["code"] = new JsonObject { ["type"] = "string" },
                ["message"] = new JsonObject { ["type"] = "string" },
                ["next"] = new JsonObject { ["type"] = "string" },
            },
            ["required"] = new JsonArray("code", "message", "next"),
        };

    private static JsonObject WithProperties(JsonObject schema)
    {
        schema.TryAdd("properties", new JsonObject());
        return schema;
    }

    private static JsonObject Transform(JsonSchemaExporterContext context, JsonNode node, bool closed)
    {
        // "Anything" is exported as `true`, which some clients do not take for a schema.
        var schema = node as JsonObject ?? [];
        if (closed && context.TypeInfo.Kind == JsonTypeInfoKind.Object && !context.TypeInfo.Properties.Any(p => p.IsExtensionData))
        {
            schema["additionalProperties"] = false;
        }

        if (context.PropertyInfo is not { } property)
        {
            return schema;
        }

        RemoveNull(schema);
        if (property.AttributeProvider is { } attributes)
        {
            SchemaKeywords.Apply(attributes, property.PropertyType, schema);
        }

        if (closed)
        {
            RequireRange(property, schema);
        }

        return schema;
    }

    private static void RemoveNull(JsonObject schema)
    {
        if (schema["type"] is not JsonArray types)
        {
            return;
        }

        var left = types.Select(type => (string)type!).Where(type => type != "null").ToArray();
        schema["type"] = left is [var only] ? only : new JsonArray([.. left.Select(type => JsonValue.Create(type))]);
    }

    // Without it a number too large for the .NET type would get past the check.
    private static void RequireRange(JsonPropertyInfo property, JsonObject schema)
    {
        if (
            schema["type"] is JsonValue type
            && (string?)type == "integer"
            && !(schema.ContainsKey("minimum") && schema.ContainsKey("maximum"))
        )
            throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} is a whole number and needs a [Range].");
    }
}
