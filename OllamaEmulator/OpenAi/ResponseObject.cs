using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>Builds the objects of /v1/responses out of what was asked.</summary>
internal sealed class ResponseObject
{
    private readonly JsonObject _asked;
    private readonly long _created;

    public ResponseObject(GoObject body, string number, long created)
    {
        _asked = body.Json.ValueKind == JsonValueKind.Object ? JsonObject.Create(body.Json.Clone())! : [];
        _created = created;
        Number = number;
    }

    public string Number { get; }
    public string MessageId => $"msg_{Number}";

    public JsonObject Whole(string status, JsonArray output, Outcome? outcome) =>
        new()
        {
            ["id"] = $"resp_{Number}",
            ["object"] = "response",
            ["created_at"] = _created,
            ["completed_at"] = outcome is null ? null : _created,
            ["status"] = status,
            ["incomplete_details"] = null,
            ["model"] = Asked("model", ""),
            ["previous_response_id"] = null,
            ["instructions"] = Asked("instructions", null),
            ["output"] = output,
            ["error"] = null,
            ["tools"] = Tools(),
            ["tool_choice"] = "auto",
            ["truncation"] = "disabled",
            ["parallel_tool_calls"] = true,
            ["text"] = Asked("text", new JsonObject { ["format"] = new JsonObject { ["type"] = "text" } }),
            ["top_p"] = Asked("top_p", 1),
            ["presence_penalty"] = 0,
            ["frequency_penalty"] = 0,
            ["top_logprobs"] = 0,
            ["temperature"] = Asked("temperature", 1),
            ["reasoning"] = Asked("reasoning", null),
            ["usage"] = outcome is null ? null : Used(outcome),
            ["max_output_tokens"] = Asked("max_output_tokens", null),
            ["max_tool_calls"] = null,
            ["store"] = false,
            ["background"] = false,
            ["service_tier"] = "default",
            ["metadata"] = new JsonObject(),
            ["safety_identifier"] = null,
            ["prompt_cache_key"] = null,
        };

    public JsonObject Message(string text, string status, bool isEmpty = false) =>
        new()
        {
            ["id"] = MessageId,
            ["type"] = "message",
            ["status"] = status,
            ["role"] = "assistant",
            ["content"] = isEmpty ? [] : new JsonArray(Part(text)),
        };

    public JsonObject Call(ToolCall call, string status, bool isEmpty = false) =>
        new()
        {
            ["id"] = $"fc_{Number}_{call.Index}",
            ["type"] = "function_call",
            ["status"] = status,
            ["call_id"] = call.Id,
            ["name"] = call.Name,
            ["arguments"] = isEmpty ? "" : call.Arguments.ToJsonString(),
        };

    public static JsonObject Part(string text) =>
        new()
        {
            ["type"] = "output_text",
            ["text"] = text,
            ["annotations"] = new JsonArray(),
            ["logprobs"] = new JsonArray(),
        };

    public static void Write(Utf8JsonWriter json, JsonObject value) => value.WriteTo(json);

    private JsonNode? Asked(string name, JsonNode? otherwise) => _asked[name] is { } given ? given.DeepClone() : otherwise;

    private JsonArray Tools()
    {
        JsonArray tools = [];
        foreach (var tool in _asked["tools"] as JsonArray ?? [])
        {
            var shown = (JsonObject)tool!.DeepClone();
            shown.TryAdd("strict", null);
            tools.Add((JsonNode)shown);
        }

        return tools;
    }

    private static JsonObject Used(Outcome outcome) =>
        new()
        {
            ["input_tokens"] = outcome.PromptTokens,
            ["output_tokens"] = outcome.AnswerTokens,
            ["total_tokens"] = outcome.PromptTokens + outcome.AnswerTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        };
}
