using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            Tools = Tools(body),
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
            _ => new ChatMessage(item.Text("role") ?? "user", Content(item.Raw("content"))),
        };

    private static string Content(JsonElement? content)
    {
        if (content is not { ValueKind: JsonValueKind.Array } parts)
        {
            return content is { ValueKind: JsonValueKind.String } text ? GoText.Of(text) : "";
        }

        StringBuilder joined = new();
        foreach (JsonElement part in parts.EnumerateArray())
        {
            joined.Append(new GoObject(part, "ResponsesRequest.input.content").Text("text"));
        }

        return joined.ToString();
    }

    private static List<ToolOffer> Tools(GoObject body) =>
        [
            .. body.Elements("tools", "[]openai.ResponsesTool")
                .Select(tool => new GoObject(tool, "ResponsesRequest.tools"))
                .Select(tool => new ToolOffer(
                    tool.Text("name") ?? "",
                    tool.Text("description") ?? "",
                    tool.Raw("parameters") is { ValueKind: JsonValueKind.Object } schema ? JsonObject.Create(schema.Clone()) : null
                )),
        ];

    private static JsonElement? Format(GoObject body)
    {
        GoObject format = new(new GoObject(body.Raw("text") ?? default, "").Raw("format") ?? default, "");
        return format.Text("type") == "json_schema" ? format.Raw("schema")?.Clone() : null;
    }
}
