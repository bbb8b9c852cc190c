using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Generation;

/// <summary>
/// Decides when the emulator calls a tool: the last message is the user's and names the tool, or all words of its name
/// (<c>get_weather</c>: "get" and "weather"; short words such as "get" may be missing); or the answer that a format
/// forces is such a call. Arguments are made from the tool's schema.
/// </summary>
internal static class ToolChooser
{
    private static readonly string[] Weak = ["GET", "SET", "DO", "RUN", "LIST", "FETCH", "A", "THE", "BY"];

    /// <summary>A call that the conversation asks for.</summary>
    public static IReadOnlyList<ToolCall> Asked(Job job, ulong seed)
    {
        if (job.Messages.Count == 0 || job.Messages[^1] is not { Role: "user" } last)
        {
            return [];
        }

        List<ToolCall> calls = [];
        foreach (var tool in job.Tools.Where(tool => Names(last.Content, tool.Name)))
        {
            var arguments = Arguments(tool, seed);
            calls.Add(new ToolCall(IdOf(seed, calls.Count), calls.Count, tool.Name, arguments));
        }

        return calls;
    }

    /// <summary>A call that the text is; null where it is none of an offered tool.</summary>
    public static ToolCall? Written(string text, IReadOnlyList<ToolOffer> tools, ulong seed)
    {
        try
        {
            return
                JsonNode.Parse(text) is JsonObject call
                && call["name"] is JsonValue name
                && tools.Any(tool => tool.Name == name.ToString())
                && (call["parameters"] ?? call["arguments"]) is JsonObject arguments
                ? new ToolCall(IdOf(seed, 0), 0, name.ToString(), (JsonObject)arguments.DeepClone())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Names(string text, string tool)
    {
        if (tool.Length == 0)
        {
            return false;
        }

        if (tool.Length > 2 && text.Contains(tool, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        List<string> strong =
        [
            .. tool.ToUpperInvariant().Split('_', '-', '.').Where(word => word.Length > 2 && !Weak.Contains(word, StringComparer.Ordinal)),
        ];
        return strong.Count > 0 && strong.TrueForAll(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static JsonObject Arguments(ToolOffer tool, ulong seed)
    {
        try
        {
            return tool.Parameters is null ? [] : SchemaInstance.Make(tool.Parameters, seed) as JsonObject ?? [];
        }
        catch (Exception exception) when (exception is InvalidSchemaException or InvalidOperationException)
        {
            return []; // as a model would: it calls, and calls wrongly
        }
    }

    private static string IdOf(ulong seed, int index)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        Chance chance = new(seed + (ulong)index);
        return "call_"
            + string.Create(
                8,
                chance,
                static (span, from) =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = Letters[from.Below(Letters.Length)];
                    }
                }
            );
    }
}
