using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>Gathers PARAMETER instructions, each of the type that <see cref="ModelOptions"/> says.</summary>
internal sealed class ParameterSet
{
    private readonly JsonObject _values = [];
    private readonly List<string> _notes = [];

    /// <summary>What was left out, a sentence each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Add(Instruction instruction)
    {
        if (ModelOptions.Find(instruction.Name) is not { } option)
        {
            throw instruction.Wrong(ModelOptions.Unknown(instruction.Name).ToString() + ".");
        }

        if (option.IsIgnored)
        {
            _notes.Add($"Line {instruction.Line}: PARAMETER {option.Name} is left out; today's Ollama ignores it.");
        }
        else if (option.Kind is ModelOptionKind.Strings)
        {
            Append(option.Name, instruction.Value);
        }
        else
        {
            _values[option.Name] = Typed(option, instruction);
        }
    }

    /// <summary>Null where there is none.</summary>
    public JsonElement? ToJson() => _values.Count == 0 ? null : JsonSerializer.SerializeToElement(_values, OllamaJson.Default.JsonObject);

    private void Append(string name, string value)
    {
        if (_values[name] is JsonArray array)
        {
            array.Add((JsonNode)value);
        }
        else
        {
            _values[name] = new JsonArray((JsonNode)value);
        }
    }

    private static JsonValue Typed(ModelOption option, Instruction instruction)
    {
        var value =
            Read(option.Kind, instruction.Value)
            ?? throw instruction.Wrong($"{option.Name} must be {Legal(option.Kind)}, and is '{instruction.Value}'.");
        var json = JsonSerializer.SerializeToElement(value, OllamaJson.Default.JsonValue);
        return option.WrongWith(json) is { } wrong ? throw instruction.Wrong($"{option.Name} {wrong}.") : value;
    }

    private static JsonValue? Read(ModelOptionKind kind, string text) =>
        kind switch
        {
            ModelOptionKind.Int => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? JsonValue.Create(whole)
                : null,
            ModelOptionKind.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? JsonValue.Create(number)
                : null,
            _ => text switch
            {
                // What Go's ParseBool takes, and so Ollama.
                "1" or "t" or "T" or "true" or "TRUE" or "True" => JsonValue.Create(true),
                "0" or "f" or "F" or "false" or "FALSE" or "False" => JsonValue.Create(false),
                _ => null,
            },
        };

    private static string Legal(ModelOptionKind kind) =>
        kind switch
        {
            ModelOptionKind.Int => "a whole number",
            ModelOptionKind.Float => "a number",
            _ => "true or false",
        };
}
