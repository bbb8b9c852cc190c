using System.Text.Json;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>
/// Turns a JSON settings file into keys and texts: <c>{"MCP_PORT": 4838, "Access": {"Required": true}}</c> gives
/// <c>MCP_PORT</c> and <c>Access__Required</c>. A list becomes one text with commas; <c>$schema</c> is left out.
/// </summary>
internal static class JsonSettings
{
    public static Dictionary<string, string> Flatten(JsonElement root)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("It must hold one JSON object.");
        }

        Collect(root, "", values);
        return values;
    }

    private static void Collect(JsonElement element, string path, Dictionary<string, string> values)
    {
        foreach (var property in element.EnumerateObject().Where(p => p.Name != "$schema"))
        {
            var key = path.Length == 0 ? SettingName.Canonical(property.Name) : $"{path}__{SettingName.Canonical(property.Name)}";
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Collect(property.Value, key, values);
            }
            else
            {
                values[key] = TextOf(property.Value);
            }
        }
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(TextOf)),
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
}
