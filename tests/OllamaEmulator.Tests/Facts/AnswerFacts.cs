using System.Text.Json;
using static OllamaMcp.Emulator.Tests.Facts.Checks;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>Answers of generate, chat and embed.</summary>
internal static class AnswerFacts
{
    private const string Short = "\"options\": {\"num_predict\": 4}";
    private const string Chat = "\"messages\": [{\"role\": \"user\", \"content\": \"Tell me a story\"}]";

    private const string ForcedCall =
        "{\"model\": \"stories-chat\", "
        + Chat
        + ", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"get_weather\", \"description\": \"Weather of a city\", \"parameters\": {\"type\": \"object\", \"required\": [\"city\"], \"properties\": {\"city\": {\"type\": \"string\", \"description\": \"Name of the city\"}}}}}], \"format\": {\"type\": \"object\", \"required\": [\"name\", \"parameters\"], \"properties\": {\"name\": {\"type\": \"string\", \"enum\": [\"get_weather\"]}, \"parameters\": {\"type\": \"object\", \"required\": [\"city\"], \"properties\": {\"city\": {\"type\": \"string\", \"enum\": [\"Paris\"]}}}}}, \"options\": {\"num_predict\": 200}, \"stream\": false}";

    public static IReadOnlyList<Fact> All { get; } =
    [
        new(
            "A stream ends with done and counts",
            "generate_stream_short",
            "POST",
            "/api/generate",
            $"{{\"model\": \"stories\", \"prompt\": \"Once upon a time\", {Short}}}",
            Stream(EndsWithLength)
        ),
        new(
            "A chat streams messages of the assistant",
            "chat_stream_short",
            "POST",
            "/api/chat",
            $"{{\"model\": \"stories-chat\", {Chat}, {Short}}}",
            Stream(lines =>
            {
                EndsWithLength(lines);
                Assert.All(lines, line => Assert.Equal("assistant", line.GetProperty("message").Text("role")));
            })
        ),
        new(
            "An empty prompt loads",
            "generate_empty_prompt_preload",
            "POST",
            "/api/generate",
            "{\"model\": \"stories\"}",
            Object(json => Assert.Equal("load", json.Text("done_reason")))
        ),
        new(
            "The model comes back as it was written",
            "generate_model_case",
            "POST",
            "/api/generate",
            "{\"model\": \"Stories\", \"prompt\": \"Once upon a time\", \"stream\": false, \"options\": {\"num_predict\": 12}}",
            Object(json => Assert.Equal("Stories", json.Text("model")))
        ),
        new(
            "A schema forces a tool call",
            "chat_tools_call_once",
            "POST",
            "/api/chat",
            ForcedCall,
            Object(json =>
                Assert.Equal(
                    "Paris",
                    json.GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").Text("city")
                )
            )
        ),
        new(
            "A thinking model thinks unasked",
            "chat_think_default",
            "POST",
            "/api/chat",
            $"{{\"model\": \"stories-think\", {Chat}, \"options\": {{\"num_predict\": 12}}, \"stream\": false}}",
            Object(json => Assert.NotEqual("", json.GetProperty("message").Text("thinking")))
        ),
        new(
            "Logprobs name tokens and bytes",
            "generate_logprobs",
            "POST",
            "/api/generate",
            "{\"model\": \"stories\", \"prompt\": \"Once upon a time\", \"logprobs\": true, \"top_logprobs\": 2, \"stream\": false, \"options\": {\"num_predict\": 3}}",
            Object(json =>
            {
                Assert.Equal(3, json.GetProperty("logprobs").GetArrayLength());
                Assert.Equal(2, json.GetProperty("logprobs")[0].GetProperty("top_logprobs").GetArrayLength());
            })
        ),
        new(
            "Embeddings are normalised",
            "embed_dimensions_8",
            "POST",
            "/api/embed",
            "{\"model\": \"all-minilm\", \"input\": \"cat\", \"dimensions\": 8}",
            Object(json => IsUnit(json.GetProperty("embeddings")[0], 8))
        ),
        new(
            "An empty text has no embedding",
            "embed_empty_string",
            "POST",
            "/api/embed",
            "{\"model\": \"all-minilm\", \"input\": \"\"}",
            Object(json => Assert.Equal(0, json.GetProperty("embeddings").GetArrayLength()))
        ),
        new(
            "A number is no input",
            "embed_number",
            "POST",
            "/api/embed",
            "{\"model\": \"all-minilm\", \"input\": 5}",
            Error(400, "invalid input type")
        ),
    ];

    private static void EndsWithLength(IReadOnlyList<JsonElement> lines)
    {
        Assert.Equal(5, lines.Count);
        Assert.All(lines.SkipLast(1), line => Assert.False(line.GetProperty("done").GetBoolean()));
        Assert.True(lines[^1].GetProperty("done").GetBoolean());
        Assert.Equal("length", lines[^1].Text("done_reason"));
        Assert.Equal(4, lines[^1].GetProperty("eval_count").GetInt32());
    }

    private static void IsUnit(JsonElement vector, int length)
    {
        Assert.Equal(length, vector.GetArrayLength());
        Assert.Equal(1, vector.EnumerateArray().Sum(number => number.GetDouble() * number.GetDouble()), 3);
    }
}
