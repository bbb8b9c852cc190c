using System.Text.Json;
using System.Text.RegularExpressions;

namespace OllamaMcp.Emulator.Tests.Replay;

/// <summary>
/// What of an answer must be equal: names, kinds, and all values but those that any run has anew (times, durations,
/// counts, ids) or that only a real model makes (texts, numbers of an embedding).
/// </summary>
internal static partial class Shape
{
    private static readonly HashSet<string> AnyValue = new(StringComparer.Ordinal)
    {
        "created_at",
        "completed_at",
        "created",
        "modified_at",
        "expires_at",
        "id",
        "item_id",
        "call_id",
        "request_id",
        "digest",
        "response",
        "content",
        "thinking",
        "text",
        "delta",
        "partial_json",
        "arguments",
        "input",
        "context",
        "embedding",
        "embeddings",
        "modelfile",
        "license",
        "model_info",
        "tensors",
        "parent_model",
        "parameter_size",
        "quantization_level",
        "size",
        "total",
        "completed",
        "token",
        "logprob",
        "bytes",
        "rendered_template",
        "parameters",
        "prompt_tokens",
        "completion_tokens",
        "total_tokens",
        "input_tokens",
        "output_tokens",
        "prompt_eval_count",
        "eval_count",
        "seed",
        "sequence_number",
    };

    // A text may be as short as to leave these out
    private static bool IsOptional(string name) => name.EndsWith("_duration", StringComparison.Ordinal) || name is "completed";

    public static string OfLine(string line)
    {
        var json = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line;
        try
        {
            using var document = JsonDocument.Parse(json);
            return (json == line ? "" : "data: ") + Of(document.RootElement, "");
        }
        catch (JsonException)
        {
            return line;
        }
    }

    /// <summary>The shapes of all lines; equal ones that follow each other count once.</summary>
    public static IReadOnlyList<string> OfLines(IEnumerable<string> lines)
    {
        List<string> shapes = [];
        List<string> kept = [.. lines];
        // In events a blank line parts what belongs together
        var whole = kept.Exists(line => line.StartsWith("data: ", StringComparison.Ordinal)) ? Events(kept) : kept.Select(OfLine);
        foreach (var shape in whole)
        {
            if (shapes.Count == 0 || shapes[^1] != shape)
            {
                shapes.Add(shape);
            }
        }

        return shapes;
    }

    private static IEnumerable<string> Events(List<string> lines)
    {
        var current = "";
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                yield return current;
                current = "";
            }
            else
            {
                current += OfLine(line) + " ";
            }
        }

        if (current.Length > 0)
        {
            yield return current;
        }
    }

    private static string Of(JsonElement value, string name) =>
        value.ValueKind switch
        {
            JsonValueKind.Object when AnyValue.Contains(name) && name is "model_info" or "arguments" => "{}",
            JsonValueKind.Object =>
                $"{{{string.Join(',', value.EnumerateObject().Where(property => !IsOptional(property.Name)).OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => $"{property.Name}:{Of(property.Value, property.Name)}"))}}}",
            JsonValueKind.Array when AnyValue.Contains(name) && name is not "content" => value.GetArrayLength() == 0 ? "[]" : "[any]",
            JsonValueKind.Array =>
                $"[{string.Join(',', value.EnumerateArray().Select(item => Of(item, name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}]",
            JsonValueKind.String when AnyValue.Contains(name) => value.GetString()!.Length == 0 ? "empty" : "text",
            JsonValueKind.String => $"\"{Hexadecimal().Replace(value.GetString()!, "#")}\"",
            JsonValueKind.Number when AnyValue.Contains(name) => "number",
            _ => value.GetRawText(),
        };

    [GeneratedRegex("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hexadecimal();
}
