using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>Turns the validation attributes of a property into JSON schema keywords.</summary>
internal static class SchemaKeywords
{
    public static void Apply(ICustomAttributeProvider property, Type type, JsonObject schema)
    {
        foreach (var attribute in property.GetCustomAttributes(inherit: true))
        {
            ApplyOne(attribute, type, schema);
        }
    }

    private static void ApplyOne(object attribute, Type type, JsonObject schema)
    {
        switch (attribute)
        {
            case DescriptionAttribute description:
                schema.Insert(0, "description", description.Description);
                break;
            case RangeAttribute range:
                schema["minimum"] = Number(range.Minimum);
                schema["maximum"] = Number(range.Maximum);
                break;
            case MinLengthAttribute minimum:
                schema[IsList(type) ? "minItems" : "minLength"] = minimum.Length;
                break;
            case MaxLengthAttribute maximum:
                schema[IsList(type) ? "maxItems" : "maxLength"] = maximum.Length;
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = new JsonArray([.. allowed.Values.Select(value => (JsonNode?)JsonValue.Create((string?)value))]);
                break;
            case RegularExpressionAttribute expression:
                schema["pattern"] = expression.Pattern;
                break;
            case SchemaPartAttribute part:
                part.Apply(schema);
                break;
        }
    }

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static JsonValue Number(object bound) =>
        bound is int whole ? JsonValue.Create(whole)
        : (double)bound is var real && real == Math.Floor(real) && Math.Abs(real) < 1e15 ? JsonValue.Create((long)real)
        : JsonValue.Create(real);
}
