using System.Text.Json;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>Reads the body of /v1/responses.</summary>
internal static class ResponseReader
{
    public static Job Read(GoObject body)
    {
        List<ChatMessage> messages = [];
        if (body.Text("instructions") is { Length: > 0 } instructions)
        {
            messages.Add(new ChatMessage("system", instructions));
        }

        AddInput(messages, body.Raw("input"));
        return new Job
        {
            Model = body.Text("model") ?? "",
            IsChat = true,
            Messages = messages,
            Tools = MessageParts.Tools(body, "[]openai.ResponsesTool", "ResponsesRequest.tools", "parameters"),
            Format = Format(body),
            Think = ThinkLevel.From(new GoObject(body.Raw("reasoning") ?? default, "").Text("effort")),
            Options = new OptionsBuilder()
                .Number("num_predict", body.Whole("max_output_tokens"))
                .Number("temperature", body.Number("temperature") ?? 1)
                .Number("top_p", body.Number("top_p") ?? 1)
                .Build(),
        };
    }

    private static void AddInput(List<ChatMessage> messages, JsonElement? input)
    {
        switch (input)
        {
            case { ValueKind: JsonValueKind.String } text:
                messages.Add(new ChatMessage("user", GoText.Of(text)));
                break;
            case { ValueKind: JsonValueKind.Array } items:
                messages.AddRange(items.EnumerateArray().Select(item => Item(new GoObject(item, "ResponsesRequest.input"))));
                break;
            default:
                break;
        }
    }

    private static ChatMessage Item(GoObject item) =>
        item.Text("type") switch
        {
            "function_call" => new ChatMessage("assistant", "", ToolCalls: item.Text("name") + item.Text("arguments")),
            "function_call_output" => new ChatMessage("tool", item.Raw("output") is { } output ? output.ToString() : ""),
            _ => new ChatMessage(item.Text("role") ?? "user", MessageParts.Text(item.Raw("content"), "ResponsesRequest.input.content")),
        };

    private static JsonElement? Format(GoObject body)
    {
        GoObject format = new(new GoObject(body.Raw("text") ?? default, "").Raw("format") ?? default, "");
        return format.Text("type") == "json_schema" ? format.Raw("schema")?.Clone() : null;
    }
}
