using System.Text.Json;
using static OllamaMcp.Emulator.Tests.Facts.Checks;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>All facts. None of them leaves a trace, so they can be asked of a server that others use.</summary>
internal static class FactBook
{
    private const string Short = "\"options\": {\"num_predict\": 4}";
    private const string Chat = "\"messages\": [{\"role\": \"user\", \"content\": \"Tell me a story\"}]";

    public static IReadOnlyList<Fact> All { get; } = [.. Routes(), .. BadBodies(), .. Models(), .. Answers(), .. Embeddings(), .. Compatible()];

    private static IEnumerable<Fact> Routes() =>
        [
            new("The root says that Ollama is running", "root_get", "GET", "/", null, Page(200, "Ollama is running")),
            new("The root has no other method", "root_post", "POST", "/", null, Header(405, "Allow", "HEAD, GET")),
            new("An unknown path is a page in plain text", "route_unknown_get", "GET", "/api/nothing", null, Page(404, "404 page not found")),
            new("A wrong method is a page in plain text", "method_get_api_generate", "GET", "/api/generate", null, Page(405, "405 method not allowed")),
            new("HEAD works on tags", "tags_head", "HEAD", "/api/tags", null, Empty(200)),
            new("HEAD works not on ps", "ps_head", "HEAD", "/api/ps", null, Empty(405)),
            new("A trailing slash of a GET is moved for good", "slash_tags", "GET", "/api/tags/", null, Header(301, "Location", "/api/tags")),
            new("A trailing slash of a POST keeps its method", "slash_generate", "POST", "/api/generate/", "{\"model\": \"stories\"}", Header(307, "Location", "/api/generate")),
            new("Capitals in a path are another path", "slash_case", "GET", "/API/TAGS", null, Page(404, "404 page not found")),
            new("A foreign Host is refused", "host_evil", "GET", "/api/version", null, Empty(403)) { Headers = One("Host", "evil.example") },
            new("A local Host passes", "host_dot_internal", "GET", "/api/version", null, Object(json => Assert.NotEqual("", json.Text("version")))) { Headers = One("Host", "a.b.internal") },
            new("A foreign Origin is refused", "origin_evil", "GET", "/api/version", null, Empty(403)) { Headers = One("Origin", "http://evil.example") },
            new("A local Origin is echoed", "origin_localhost_port", "GET", "/api/version", null, Header(200, "Access-Control-Allow-Origin", "http://localhost:3000")) { Headers = One("Origin", "http://localhost:3000") },
        ];

    private static IEnumerable<Fact> BadBodies() =>
        [
            new("No body is an error", "generate_bad_no_body", "POST", "/api/generate", null, Error(400, "missing request body")),
            new("A cut body is an unexpected end", "chat_bad_malformed_json", "POST", "/api/chat", "{\"model\": \"stories\", ", Error(400, "unexpected EOF")),
            new("No JSON names the first character", "show_bad_not_json", "POST", "/api/show", "hello", Error(400, "invalid character 'h' looking for beginning of value")),
            new("An array is no request", "embed_bad_array", "POST", "/api/embed", "[1]", Error(400, "json: cannot unmarshal array into Go value of type api.EmbedRequest")),
            new("A wrong type names the field", "generate_bad_model_number", "POST", "/api/generate", "{\"model\": 5}", Error(400, "json: cannot unmarshal number into Go struct field GenerateRequest.model of type string")),
            new("A message of a wrong type names its path", "chat_content_array", "POST", "/api/chat", "{\"model\": \"stories-chat\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"}]}], \"stream\": false}", Error(400, "json: cannot unmarshal array into Go struct field ChatRequest.messages.content of type string")),
            new("A keep_alive without a unit is refused", "generate_keep_alive_string_seconds", "POST", "/api/generate", "{\"model\": \"stories\", \"keep_alive\": \"30\"}", Error(400, "time: missing unit in duration \"30\"")),
            new("An option of a wrong type is a failure of the server", "generate_option_num_predict_string", "POST", "/api/generate", "{\"model\": \"stories\", \"prompt\": \"Once upon a time\", \"stream\": false, \"options\": {\"num_predict\": \"4\"}}", Error(500, "option \"num_predict\" must be of type integer")),
            new("An unknown format is a failure of the server", "generate_format_bad_string", "POST", "/api/generate", "{\"model\": \"stories\", \"prompt\": \"Once upon a time\", \"format\": \"xml\", \"stream\": false}", Error(500, "invalid format: \"\\\"xml\\\"\"; expected \"json\" or a valid JSON Schema object")),
        ];

    private static IEnumerable<Fact> Models() =>
        [
            new("Generate on an unknown model", "generate_unknown_model", "POST", "/api/generate", "{\"model\": \"nothere\", \"prompt\": \"x\"}", Error(404, "model 'nothere' not found")),
            new("Embed on an unknown model", "embed_unknown_model", "POST", "/api/embed", "{\"model\": \"nothere\", \"input\": \"x\"}", Error(404, "model \"nothere\" not found, try pulling it first")),
            new("Copy of an unknown model", "copy_missing_source", "POST", "/api/copy", "{\"source\": \"nothere\", \"destination\": \"x\"}", Error(404, "model \"nothere\" not found")),
            new("Delete of an unknown model", "delete_missing", "DELETE", "/api/delete", "{\"model\": \"nothere\"}", Error(404, "model 'nothere' not found")),
            new("Show of an invalid name", "show_invalid_name", "POST", "/api/show", "{\"model\": \"a/b/c/d/e\"}", Error(500, "unqualified name: a/b/c/d/e:latest")),
            new("Pull of an invalid name", "reg_pull_invalid_name", "POST", "/api/pull", "{\"model\": \"a/b/c/d/e\"}", Error(400, "invalid model name")),
            new("Push without a model", "push_bad_empty_object", "POST", "/api/push", "{}", Error(400, "model is required")),
            new("Create without a source", "create_no_source_once", "POST", "/api/create", "{\"model\": \"made6\", \"stream\": false}", Error(400, "neither 'from' or 'files' was specified")),
            new("A model that cannot think says so", "chat_think_unsupported", "POST", "/api/chat", $"{{\"model\": \"stories-chat\", {Chat}, \"think\": true, \"stream\": false}}", Error(400, "\"stories-chat\" does not support thinking")),
            new("An embedding model does not chat", "chat_embedding_model", "POST", "/api/chat", $"{{\"model\": \"all-minilm\", {Chat}, \"stream\": false}}", Error(400, "\"all-minilm\" does not support chat")),
            new("Show tells capabilities", "show_stories_chat", "POST", "/api/show", "{\"model\": \"stories-chat\"}", Object(json => Assert.Equal(["completion", "tools"], json.GetProperty("capabilities").EnumerateArray().Select(item => item.GetString())))),
            new("A malformed digest is refused", "blob_head_bad_digest", "HEAD", "/api/blobs/abc", null, Empty(400)),
        ];

    private static IEnumerable<Fact> Answers() =>
        [
            new("A stream ends with done and counts", "generate_stream_short", "POST", "/api/generate", $"{{\"model\": \"stories\", \"prompt\": \"Once upon a time\", {Short}}}", Stream(EndsWithLength)),
            new("A chat streams messages of the assistant", "chat_stream_short", "POST", "/api/chat", $"{{\"model\": \"stories-chat\", {Chat}, {Short}}}", Stream(lines => { EndsWithLength(lines); Assert.All(lines, line => Assert.Equal("assistant", line.GetProperty("message").Text("role"))); })),
            new("An empty prompt loads", "generate_empty_prompt_preload", "POST", "/api/generate", "{\"model\": \"stories\"}", Object(json => Assert.Equal("load", json.Text("done_reason")))),
            new("The model comes back as it was written", "generate_model_case", "POST", "/api/generate", "{\"model\": \"Stories\", \"prompt\": \"Once upon a time\", \"stream\": false, \"options\": {\"num_predict\": 12}}", Object(json => Assert.Equal("Stories", json.Text("model")))),
            new("A schema forces a tool call", "chat_tools_call_once", "POST", "/api/chat", ForcedCall, Object(json => Assert.Equal("Paris", json.GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").Text("city")))),
            new("A thinking model thinks unasked", "chat_think_default", "POST", "/api/chat", $"{{\"model\": \"stories-think\", {Chat}, \"options\": {{\"num_predict\": 12}}, \"stream\": false}}", Object(json => Assert.NotEqual("", json.GetProperty("message").Text("thinking")))),
            new("Logprobs name tokens and bytes", "generate_logprobs", "POST", "/api/generate", "{\"model\": \"stories\", \"prompt\": \"Once upon a time\", \"logprobs\": true, \"top_logprobs\": 2, \"stream\": false, \"options\": {\"num_predict\": 3}}", Object(json => { Assert.Equal(3, json.GetProperty("logprobs").GetArrayLength()); Assert.Equal(2, json.GetProperty("logprobs")[0].GetProperty("top_logprobs").GetArrayLength()); })),
        ];

    private static IEnumerable<Fact> Embeddings() =>
        [
            new("Embeddings are normalised", "embed_dimensions_8", "POST", "/api/embed", "{\"model\": \"all-minilm\", \"input\": \"cat\", \"dimensions\": 8}", Object(json => IsUnit(json.GetProperty("embeddings")[0], 8))),
            new("An empty text has no embedding", "embed_empty_string", "POST", "/api/embed", "{\"model\": \"all-minilm\", \"input\": \"\"}", Object(json => Assert.Equal(0, json.GetProperty("embeddings").GetArrayLength()))),
            new("A number is no input", "embed_number", "POST", "/api/embed", "{\"model\": \"all-minilm\", \"input\": 5}", Error(400, "invalid input type")),
        ];

    private static IEnumerable<Fact> Compatible() =>
        [
            new("OpenAI: an unknown model", "v1_chat_unknown_model", "POST", "/v1/chat/completions", $"{{\"model\": \"nothere\", {Chat}, \"max_tokens\": 6}}", OpenAiError(404, "api_error", "model 'nothere' not found")),
            new("OpenAI: no messages", "v1_chat_empty_messages", "POST", "/v1/chat/completions", "{\"model\": \"stories-chat\", \"messages\": []}", OpenAiError(400, "invalid_request_error", "[] is too short - 'messages'")),
            new("OpenAI: a stream ends with DONE", "v1_chat_stream", "POST", "/v1/chat/completions", $"{{\"model\": \"stories-chat\", {Chat}, \"max_tokens\": 6, \"stream\": true}}", Events(chunks => Assert.Equal("length", chunks[^1].GetProperty("choices")[0].Text("finish_reason")))),
            new("OpenAI: usage comes as a chunk of its own", "v1_chat_stream_usage", "POST", "/v1/chat/completions", $"{{\"model\": \"stories-chat\", {Chat}, \"max_tokens\": 6, \"stream\": true, \"stream_options\": {{\"include_usage\": true}}}}", Events(chunks => Assert.Equal(6, chunks[^1].GetProperty("usage").GetProperty("completion_tokens").GetInt32()))),
        ];

    private const string ForcedCall =
        "{\"model\": \"stories-chat\", " + Chat + ", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"get_weather\", \"description\": \"Weather of a city\", \"parameters\": {\"type\": \"object\", \"required\": [\"city\"], \"properties\": {\"city\": {\"type\": \"string\", \"description\": \"Name of the city\"}}}}}], \"format\": {\"type\": \"object\", \"required\": [\"name\", \"parameters\"], \"properties\": {\"name\": {\"type\": \"string\", \"enum\": [\"get_weather\"]}, \"parameters\": {\"type\": \"object\", \"required\": [\"city\"], \"properties\": {\"city\": {\"type\": \"string\", \"enum\": [\"Paris\"]}}}}}, \"options\": {\"num_predict\": 200}, \"stream\": false}";

    private static Dictionary<string, string> One(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = value };

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
