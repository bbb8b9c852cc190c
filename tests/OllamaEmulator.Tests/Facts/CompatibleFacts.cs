using System.Text.Json;
using static OllamaMcp.Emulator.Tests.Facts.Checks;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>The routes that are compatible with OpenAI.</summary>
internal static class CompatibleFacts
{
    private const string Chat = "\"messages\": [{\"role\": \"user\", \"content\": \"Tell me a story\"}]";

    public static IReadOnlyList<Fact> All { get; } =
    [
        new(
            "OpenAI: an unknown model",
            "v1_chat_unknown_model",
            "POST",
            "/v1/chat/completions",
            $"{{\"model\": \"nothere\", {Chat}, \"max_tokens\": 6}}",
            OpenAiError(404, "api_error", "model 'nothere' not found")
        ),
        new(
            "OpenAI: no messages",
            "v1_chat_empty_messages",
            "POST",
            "/v1/chat/completions",
            "{\"model\": \"stories-chat\", \"messages\": []}",
            OpenAiError(400, "invalid_request_error", "[] is too short - 'messages'")
        ),
        new(
            "OpenAI: a stream ends with DONE",
            "v1_chat_stream",
            "POST",
            "/v1/chat/completions",
            $"{{\"model\": \"stories-chat\", {Chat}, \"max_tokens\": 6, \"stream\": true}}",
            Events(chunks => Assert.Equal("length", chunks[^1].GetProperty("choices")[0].Text("finish_reason")))
        ),
        new(
            "OpenAI: usage comes as a chunk of its own",
            "v1_chat_stream_usage",
            "POST",
            "/v1/chat/completions",
            $"{{\"model\": \"stories-chat\", {Chat}, \"max_tokens\": 6, \"stream\": true, \"stream_options\": {{\"include_usage\": true}}}}",
            Events(chunks => Assert.Equal(6, chunks[^1].GetProperty("usage").GetProperty("completion_tokens").GetInt32()))
        ),
    ];
}
