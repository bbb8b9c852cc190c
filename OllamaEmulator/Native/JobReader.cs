using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Runners;

namespace OllamaMcp.Emulator.Native;

/// <summary>Reads the bodies of /api/generate and /api/chat, with Go's words for what is wrong.</summary>
internal static class JobReader
{
    private static readonly SearchValues<char> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
    );
    private static readonly string[] Levels = ["high", "medium", "low"];

    public static Job Generate(JsonElement json)
    {
        var body = GoObject.Root(json, "api", "GenerateRequest");
        return Common(body, isChat: false) with
        {
            Prompt = body.Text("prompt") ?? "",
            Suffix = body.Text("suffix") ?? "",
            System = NullIfEmpty(body.Text("system")),
            Template = NullIfEmpty(body.Text("template")),
            Raw = body.Truth("raw") ?? false,
            Context = Whole(body),
            Images = Images(body, "images"),
        };
    }

    public static Job Chat(JsonElement json)
    {
        var body = GoObject.Root(json, "api", "ChatRequest");
        return Common(body, isChat: true) with
        {
            Messages = [.. body.Elements("messages", "[]api.Message").Select(message => Message(body, message))],
            Tools = [.. body.Elements("tools", "api.Tools").Select(tool => Tool(body, tool))],
        };
    }

    public static bool Streams(JsonElement json, string type) => GoObject.Root(json, "api", type).Truth("stream") ?? true;

    private static Job Common(GoObject body, bool isChat) =>
        new()
        {
            Model = body.Text("model") ?? "",
            IsChat = isChat,
            Format = body.Raw("format")?.Clone(),
            Think = Think(body.Raw("think")),
            Options = body.Object("options", "map[string]interface {}")?.Clone(),
            KeepAlive = GoDuration.KeepAlive(body.Raw("keep_alive")),
            Truncate = body.Truth("truncate") ?? true,
            Shift = body.Truth("shift") ?? true,
            Logprobs = body.Truth("logprobs") ?? false,
            TopLogprobs = body.Whole("top_logprobs") ?? 0,
            RenderOnly = body.Truth("_debug_render_only") ?? false,
        };

    private static ChatMessage Message(GoObject body, JsonElement json)
    {
        var message = body.Element(json, "messages", "api.Alias");
        return new ChatMessage(
            (message.Text("role") ?? "").ToLowerInvariant(),
            message.Text("content") ?? "",
            message.Text("thinking") ?? "",
            ToolCalls(message),
            Images(message, "images")
        );
    }

    private static string ToolCalls(GoObject message)
    {
        StringBuilder text = new();
        foreach (var call in message.Elements("tool_calls", "[]api.ToolCall"))
        {
            GoObject function = new(
                message.Element(call, "tool_calls", "api.ToolCall").Object("function", "api.ToolCallFunction") ?? default,
                ""
            );
            if (function.Raw("arguments") is { } arguments && arguments.ValueKind != JsonValueKind.Object)
            {
                throw ApiException.Bad("Value looks like object, but can't find closing '}' symbol");
            }

            text.Append(function.Text("name")).Append(function.Raw("arguments"));
        }

        return text.ToString();
    }

    private static ToolOffer Tool(GoObject body, JsonElement json)
    {
        var tool = body.Element(json, "tools", "api.Tool");
        GoObject function = new(tool.Object("function", "api.ToolFunction") ?? default, "ToolFunction.tools.function");
        var parameters = function.Object("parameters", "api.ToolFunctionParameters");
        return new ToolOffer(
            function.Text("name") ?? "",
            function.Text("description") ?? "",
            parameters is { } schema ? JsonObject.Create(schema.Clone()) : null
        );
    }

    private static ThinkRequest Think(JsonElement? value) =>
        value switch
        {
            null => default,
            { ValueKind: JsonValueKind.True } => new ThinkRequest(true, null),
            { ValueKind: JsonValueKind.False } => new ThinkRequest(false, null),
            { ValueKind: JsonValueKind.String } level => Levels.Contains(level.GetString(), StringComparer.Ordinal)
                ? new ThinkRequest(null, level.GetString())
                : throw ApiException.Bad(
                    $"invalid think value: \"{level.GetString()}\" (must be \"high\", \"medium\", \"low\", true, or false)"
                ),
            _ => throw ApiException.Bad("think must be a boolean or string (\"high\", \"medium\", \"low\", true, or false)"),
        };

    private static int Images(GoObject body, string name)
    {
        var images = body.Texts(name, "[]api.ImageData") ?? [];
        foreach (var image in images)
        {
            var wrong = image.AsSpan().IndexOfAnyExcept(Base64);
            if (wrong >= 0 || image.Length % 4 != 0)
            {
                throw ApiException.Bad($"illegal base64 data at input byte {(wrong >= 0 ? wrong : image.Length - (image.Length % 4))}");
            }
        }

        return images.Count;
    }

    private static List<int> Whole(GoObject body)
    {
        List<int> numbers = [];
        foreach (var element in body.Elements("context", "[]int"))
        {
            numbers.Add(element.ValueKind == JsonValueKind.Number ? (int)element.GetDouble() : throw body.Wrong(element, "context", "int"));
        }

        return numbers;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
