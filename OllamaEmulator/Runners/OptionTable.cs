using System.Text.Json;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Runners;

/// <summary>Types of Ollama's options; unknown ones are ignored, null counts as absent.</summary>
internal static class OptionTable
{
    private const string Integer = "integer";
    private const string Float = "float32";
    private const string Boolean = "boolean";
    private const string Strings = "array";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["num_ctx"] = Integer,
        ["num_batch"] = Integer,
        ["num_gpu"] = Integer,
        ["main_gpu"] = Integer,
        ["num_thread"] = Integer,
        ["use_mmap"] = Boolean,
        ["num_keep"] = Integer,
        ["seed"] = Integer,
        ["num_predict"] = Integer,
        ["top_k"] = Integer,
        ["top_p"] = Float,
        ["min_p"] = Float,
        ["typical_p"] = Float,
        ["repeat_last_n"] = Integer,
        ["temperature"] = Float,
        ["repeat_penalty"] = Float,
        ["presence_penalty"] = Float,
        ["frequency_penalty"] = Float,
        ["stop"] = Strings,
    };

    /// <summary>Throws 500 with Ollama's text at the first option of a wrong type.</summary>
    public static void Check(string name, JsonElement value)
    {
        if (!Types.TryGetValue(name, out var type))
        {
            return;
        }

        var fits = type switch
        {
            Integer or Float => value.ValueKind == JsonValueKind.Number,
            Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => value.ValueKind == JsonValueKind.Array,
        };
        if (!fits)
        {
            throw new ApiException(500, $"option \"{name}\" must be of type {type}");
        }

        if (type == Strings && value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            throw new ApiException(500, $"option \"{name}\" must be of an array of strings");
        }
    }
}
