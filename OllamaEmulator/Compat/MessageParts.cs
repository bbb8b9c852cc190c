using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Compat;

/// <summary>What the APIs of OpenAI and Anthropic write alike, but for names.</summary>
internal static class MessageParts
{
    /// <summary>Content that is text, or a list of parts whose texts are joined; empty where it is neither.</summary>
    /// <param name="content">As it came.</param>
    /// <param name="place">Where it stands, for errors.</param>
    public static string Text(JsonElement? content, string place)
    {
        if (content is not { ValueKind: JsonValueKind.Array } parts)
        {
            return content is { ValueKind: JsonValueKind.String } text ? GoText.Of(text) : "";
        }

        StringBuilder joined = new();
        foreach (var part in parts.EnumerateArray())
        {
            joined.Append(new GoObject(part, place).Text("text"));
        }

        return joined.ToString();
    }

    /// <summary>The tools that a body offers.</summary>
    /// <param name="body">The body.</param>
    /// <param name="type">Their type in Ollama, for errors.</param>
    /// <param name="place">Where each stands, for errors.</param>
    /// <param name="schema">The name of the property that holds the schema of the arguments.</param>
    public static List<ToolOffer> Tools(GoObject body, string type, string place, string schema) =>
        [
            .. body.Elements("tools", type)
                .Select(tool => new GoObject(tool, place))
                .Select(tool => new ToolOffer(
                    tool.Text("name") ?? "",
                    tool.Text("description") ?? "",
                    tool.Raw(schema) is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given.Clone()) : null
                )),
        ];
}
