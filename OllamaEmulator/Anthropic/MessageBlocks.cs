using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;

namespace OllamaMcp.Emulator.Anthropic;

/// <summary>Content blocks, and why a message ended.</summary>
internal static class MessageBlocks
{
    public static JsonArray Of(Piece whole)
    {
        JsonArray blocks = [];
        if (whole.Thinking.Length > 0)
        {
            blocks.Add((JsonNode)new JsonObject { ["type"] = "thinking", ["thinking"] = whole.Thinking });
        }

        if (whole.Content.Length > 0)
        {
            blocks.Add((JsonNode)new JsonObject { ["type"] = "text", ["text"] = whole.Content });
        }

        foreach (var call in whole.Calls ?? [])
        {
            blocks.Add((JsonNode)Call(call));
        }

        return blocks;
    }

    public static JsonObject Call(ToolCall call) =>
        new()
        {
            ["type"] = "tool_use",
            ["id"] = call.Id,
            ["name"] = call.Name,
            ["input"] = call.Arguments.DeepClone(),
        };

    public static string StopReason(string doneReason, bool called) =>
        called ? "tool_use"
        : doneReason == "length" ? "max_tokens"
        : "end_turn";
}
