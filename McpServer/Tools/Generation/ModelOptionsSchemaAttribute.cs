using System.Text.Json.Nodes;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>On an <c>options</c> property: lists every option of <see cref="ModelOptions"/> with its type and range, and closes the list.</summary>
internal sealed class ModelOptionsSchemaAttribute : SchemaPartAttribute
{
    // Short, because it comes often and every listing of tools costs a model tokens.
    private const string Ignored = "Ignored by today's Ollama.";

    public override void Apply(JsonObject schema)
    {
        schema["type"] = "object";
        schema["properties"] = new JsonObject(
            ModelOptions.All.Select(option => KeyValuePair.Create(option.Name, (JsonNode?)Describe(option)))
        );
        schema["additionalProperties"] = false;
    }

    private static JsonObject Describe(ModelOption option)
    {
        var schema = new JsonObject { ["description"] = option.IsIgnored ? Ignored : option.Description, ["type"] = TypeOf(option.Kind) };
        if (option.Kind is ModelOptionKind.Strings)
        {
            schema["items"] = new JsonObject { ["type"] = "string" };
        }

        if (option.Min is { } min)
        {
            schema["minimum"] = Number(min);
        }

        if (option.Max is { } max)
        {
            schema["maximum"] = Number(max);
        }

        return schema;
    }

    private static string TypeOf(ModelOptionKind kind) =>
        kind switch
        {
            ModelOptionKind.Int => "integer",
            ModelOptionKind.Float => "number",
            ModelOptionKind.Bool => "boolean",
            _ => "array",
        };

    private static JsonValue Number(double bound) => bound == Math.Floor(bound) ? JsonValue.Create((long)bound) : JsonValue.Create(bound);
}
