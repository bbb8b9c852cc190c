using System.Text.Json;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>
/// Writes checked arguments in the one form that binding takes: nulls left out, whole numbers without a fraction (<c>5.0</c>,
/// <c>1e3</c> are whole numbers to JSON, and some clients write them so).
/// </summary>
internal static class ArgumentWriter
{
    public static void Write(Utf8JsonWriter writer, SchemaRule rule, IDictionary<string, JsonElement> arguments)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in arguments)
        {
            WriteProperty(writer, rule, name, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, SchemaRule rule, string name, JsonElement value)
    {
        rule.Properties.TryGetValue(name, out var own);
        if (value.ValueKind == JsonValueKind.Null && own is not null)
        {
            return;
        }

        writer.WritePropertyName(name);
        WriteValue(writer, own ?? rule.Additional, value);
    }

    private static void WriteValue(Utf8JsonWriter writer, SchemaRule? rule, JsonElement value)
    {
        if (rule is null)
        {
            value.WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, rule, value);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            WriteArray(writer, rule, value);
        }
        else if (value.ValueKind == JsonValueKind.Number && rule.Types == JsonTypes.Integer && !value.TryGetInt64(out _))
        {
            writer.WriteNumberValue((long)value.GetDouble());
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, SchemaRule rule, JsonElement value)
    {
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            WriteProperty(writer, rule, property.Name, property.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, SchemaRule rule, JsonElement value)
    {
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            WriteValue(writer, rule.Items, item);
        }

        writer.WriteEndArray();
    }
}
