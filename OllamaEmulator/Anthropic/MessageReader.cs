using System.Text.Json;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Anthropic;

/// <summary>Reads the body of /v1/messages.</summary>
internal static class MessageReader
{
    public static Job Read(GoObject body)
    {
        var model = body.Text("model") ?? "";
        var limit = body.Whole("max_tokens") ?? 0;
        List<ChatMessage> messages = [];
        if (MessageParts.Text(body.Raw("system"), "") is { Length: > 0 } system)
        {
            messages.Add(new ChatMessage("system", system));
        }

        var before = messages.Count;
        foreach (var message in body.Elements("messages", "[]anthropic.MessageParam"))
        {
            messages.AddRange(Messages(new GoObject(message, "MessagesRequest.messages")));
        }

        Require(model.Length > 0, "model is required");
        Require(limit > 0, "max_tokens is required and must be positive");
        Require(messages.Count > before, "messages is required");
        return new Job
        {
            Model = model,
            IsChat = true,
            Messages = messages,
            Tools = MessageParts.Tools(body, "[]anthropic.Tool", "MessagesRequest.tools", "input_schema"),
            Think = new GoObject(body.Raw("thinking") ?? default, "").Text("type") == "enabled" ? new ThinkRequest(true, null) : default,
            Options = new OptionsBuilder()
                .Number("num_predict", limit)
                .Number("temperature", body.Number("temperature"))
                .Number("top_p", body.Number("top_p"))
                .Number("top_k", body.Whole("top_k"))
                .Stop(body.Raw("stop_sequences"))
                .Build(),
        };
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw ApiException.Bad(otherwise);
        }
    }

    private static IEnumerable<ChatMessage> Messages(GoObject message)
    {
        var role = message.Text("role") ?? "";
        if (message.Raw("content") is not { ValueKind: JsonValueKind.Array } blocks)
        {
            return [new ChatMessage(role, MessageParts.Text(message.Raw("content"), ""))];
        }

        return blocks.EnumerateArray().Select(block => Block(role, new GoObject(block, "MessagesRequest.messages.content")));
    }

    private static ChatMessage Block(string role, GoObject block) =>
        block.Text("type") switch
        {
            "tool_use" => new ChatMessage("assistant", "", ToolCalls: block.Text("name") + block.Raw("input")),
            "tool_result" => new ChatMessage("tool", MessageParts.Text(block.Raw("content"), "")),
            "thinking" => new ChatMessage(role, "", block.Text("thinking") ?? ""),
            "image" => new ChatMessage(role, "", Images: 1),
            _ => new ChatMessage(role, block.Text("text") ?? ""),
        };
}
