using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>Reads the body of /v1/chat/completions.</summary>
internal static class ChatReader
{
    public static Job Read(GoObject body)
    {
        var model = body.Text("model") ?? "";
        double? temperature = body.Number("temperature") ?? 1;
        List<ChatMessage> messages = [];
        foreach (var message in body.Elements("messages", "[]openai.Message"))
        {
            messages.Add(Message(body.Element(message, "messages", "openai.Message")));
        }

        if (messages.Count == 0)
        {
            throw ApiException.Bad("[] is too short - 'messages'");
        }

        return new Job
        {
            Model = model,
            IsChat = true,
            Messages = messages,
            Tools = Tools(body),
            Format = Format(body),
            Think = ThinkLevel.From(body.Text("reasoning_effort")),
            Logprobs = body.Truth("logprobs") ?? false,
            TopLogprobs = body.Whole("top_logprobs") ?? 0,
            Options = new OptionsBuilder()
                .Number("num_predict", body.Whole("max_tokens"))
                .Number("temperature", temperature)
                .Number("seed", body.Whole("seed"))
                .Number("top_p", body.Number("top_p") ?? 1)
                .Number("frequency_penalty", body.Number("frequency_penalty"))
                .Number("presence_penalty", body.Number("presence_penalty"))
                .Stop(body.Raw("stop"))
                .Build(),
        };
    }

    private static ChatMessage Message(GoObject message)
    {
        (var text, var images) = Content(message.Raw("content"));
        return new ChatMessage(message.Text("role") ?? "", text, message.Text("reasoning") ?? "", ToolCalls(message), images);
    }

    private static (string Text, int Images) Content(JsonElement? content)
    {
        switch (content)
        {
            case null:
                return ("", 0);
            case { ValueKind: JsonValueKind.String } text:
                return (GoText.Of(text), 0);
            case { ValueKind: JsonValueKind.Array } parts:
                return Parts(parts);
            case { } other:
                var kind = other.ValueKind switch
                {
                    JsonValueKind.Number => "float64",
                    JsonValueKind.Object => "map[string]interface {}",
                    _ => "bool",
                };
                throw ApiException.Bad($"invalid message content type: {kind}");
        }
    }

    private static (string Text, int Images) Parts(JsonElement parts)
    {
        StringBuilder text = new();
        var images = 0;
        foreach (var part in parts.EnumerateArray())
        {
            GoObject one = new(part, "");
            switch (one.Text("type"))
            {
                case "text":
                    text.Append(one.Text("text"));
                    break;
                case "image_url":
                    images++;
                    CheckImage(one.Raw("image_url"));
                    break;
                default:
                    throw ApiException.Bad("invalid message format");
            }
        }

        return (text.ToString(), images);
    }

    private static void CheckImage(JsonElement? image)
    {
        var url = image switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Object } named => new GoObject(named, "").Text("url"),
            _ => null,
        };
        if (url is null || !url.StartsWith("data:image/", StringComparison.Ordinal) || !url.Contains(";base64,", StringComparison.Ordinal))
        {
            throw ApiException.Bad("invalid image input");
        }
    }

    private static string ToolCalls(GoObject message)
    {
        StringBuilder text = new();
        foreach (var call in message.Elements("tool_calls", "[]openai.ToolCall"))
        {
            GoObject function = new(new GoObject(call, "").Raw("function") ?? default, "");
            var arguments = function.Text("arguments") ?? "";
            if (!IsObject(arguments))
            {
                throw ApiException.Bad("invalid tool call arguments");
            }

            text.Append(function.Text("name")).Append(arguments);
        }

        return text.ToString();
    }

    private static bool IsObject(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<ToolOffer> Tools(GoObject body)
    {
        List<ToolOffer> tools = [];
        foreach (var tool in body.Elements("tools", "[]api.Tool"))
        {
            GoObject function = new(new GoObject(tool, "").Raw("function") ?? default, "");
            tools.Add(
                new ToolOffer(
                    function.Text("name") ?? "",
                    function.Text("description") ?? "",
                    function.Raw("parameters") is { ValueKind: JsonValueKind.Object } schema ? JsonObject.Create(schema.Clone()) : null
                )
            );
        }

        return tools;
    }

    private static JsonElement? Format(GoObject body)
    {
        if (body.Raw("response_format") is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }

        GoObject format = new(given, "");
        return format.Text("type") switch
        {
            "json_object" => JsonDocument.Parse("\"json\"").RootElement.Clone(),
            "json_schema" => new GoObject(format.Raw("json_schema") ?? default, "").Raw("schema")?.Clone(),
            _ => null,
        };
    }
}
