using System.Text.Json;

namespace OllamaMcp.Emulator.Http;

/// <summary>
/// A JSON object read as Go reads it: names in any case, the last of equal names, null as if absent, unknown names
/// ignored; and with Go's words where a type is wrong, which name struct, field and Go type.
/// </summary>
internal readonly struct GoObject(JsonElement json, string path)
{
    public JsonElement Json => json;

    public static GoObject Root(JsonElement json, string package, string type) =>
        json.ValueKind is JsonValueKind.Object or JsonValueKind.Null
            ? new GoObject(json, type)
            : throw ApiException.Bad($"json: cannot unmarshal {KindOf(json)} into Go value of type {package}.{type}");

    public JsonElement? Raw(string name)
    {
        JsonElement? found = null;
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (property.NameEquals(name) || string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    found = property.Value;
                }
            }
        }

        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    public string? Text(string name) =>
        Raw(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? GoText.Of(value)
        : throw Wrong(value, name, "string");

    public bool? Truth(string name) =>
        Raw(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(value, name, "bool");

    public int? Whole(string name)
    {
        if (Raw(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            throw Wrong(value, name, "int");
        }

        return value.TryGetInt64(out var whole)
            ? (int)Math.Clamp(whole, int.MinValue, int.MaxValue)
            : throw ApiException.Bad($"json: cannot unmarshal number {value.GetRawText()} into Go struct field {path}.{name} of type int");
    }

    public double? Number(string name, string goType = "float64") =>
        Raw(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : throw Wrong(value, name, goType);

    public JsonElement? Object(string name, string goType) =>
        Raw(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? value
        : throw Wrong(value, name, goType);

    public JsonElement? Array(string name, string goType) =>
        Raw(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? value
        : throw Wrong(value, name, goType);

    /// <summary>The elements of an array; none where it is absent.</summary>
    public IEnumerable<JsonElement> Elements(string name, string goType) => Array(name, goType) is { } array ? array.EnumerateArray() : [];

    /// <summary>An element of an array of objects.</summary>
    public GoObject Element(JsonElement element, string name, string goType) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Null
            ? new GoObject(element, $"{path}.{name}")
            : throw Wrong(element, name, goType);

    public IReadOnlyList<string>? Texts(string name, string goType = "[]string")
    {
        if (Array(name, goType) is not { } array)
        {
            return null;
        }

        List<string> texts = [];
        foreach (var element in array.EnumerateArray())
        {
            texts.Add(element.ValueKind == JsonValueKind.String ? GoText.Of(element) : throw Wrong(element, name, "string"));
        }

        return texts;
    }

    public ApiException Wrong(JsonElement value, string name, string goType) =>
        ApiException.Bad($"json: cannot unmarshal {KindOf(value)} into Go struct field {path}.{name} of type {goType}");

    public static string KindOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Number => "number",
            JsonValueKind.String => "string",
            JsonValueKind.Array => "array",
            _ => "object",
        };
}
