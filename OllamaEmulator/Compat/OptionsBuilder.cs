using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Compat;

/// <summary>Gathers the options that a compatible request has under other names.</summary>
internal sealed class OptionsBuilder
{
    private readonly JsonObject _options = [];

    public OptionsBuilder Number(string name, double? value)
    {
        if (value is { } number)
        {
            _options[name] = number;
        }

        return this;
    }

    /// <summary>One text or an array of texts.</summary>
    public OptionsBuilder Stop(JsonElement? stop)
    {
        switch (stop)
        {
            case { ValueKind: JsonValueKind.String } text:
                _options["stop"] = new JsonArray(text.GetString());
                break;
            case { ValueKind: JsonValueKind.Array } texts:
                _options["stop"] = new JsonArray([
                    .. texts
                        .EnumerateArray()
                        .Where(text => text.ValueKind == JsonValueKind.String)
                        .Select(text => (JsonNode?)JsonValue.Create(GoText.Of(text))),
                ]);
                break;
            default:
                break;
        }

        return this;
    }

    public JsonElement Build()
    {
        using var document = JsonDocument.Parse(_options.ToJsonString());
        return document.RootElement.Clone();
    }
}
