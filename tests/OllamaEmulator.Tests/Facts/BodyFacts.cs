using System.Text.Json;
using static OllamaMcp.Emulator.Tests.Facts.Checks;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>What is said of bodies that are wrong.</summary>
internal static class BodyFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        new("No body is an error", "generate_bad_no_body", "POST", "/api/generate", null, Error(400, "missing request body")),
        new(
            "A cut body is an unexpected end",
            "chat_bad_malformed_json",
            "POST",
            "/api/chat",
            "{\"model\": \"stories\", ",
            Error(400, "unexpected EOF")
        ),
        new(
            "No JSON names the first character",
            "show_bad_not_json",
            "POST",
            "/api/show",
            "hello",
            Error(400, "invalid character 'h' looking for beginning of value")
        ),
        new(
            "An array is no request",
            "embed_bad_array",
            "POST",
            "/api/embed",
            "[1]",
            Error(400, "json: cannot unmarshal array into Go value of type api.EmbedRequest")
        ),
        new(
            "A wrong type names the field",
            "generate_bad_model_number",
            "POST",
            "/api/generate",
            "{\"model\": 5}",
            Error(400, "json: cannot unmarshal number into Go struct field GenerateRequest.model of type string")
        ),
        new(
            "A message of a wrong type names its path",
            "chat_content_array",
            "POST",
            "/api/chat",
            "{\"model\": \"stories-chat\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"}]}], \"stream\": false}",
            Error(400, "json: cannot unmarshal array into Go struct field ChatRequest.messages.content of type string")
        ),
        new(
            "A keep_alive without a unit is refused",
            "generate_keep_alive_string_seconds",
            "POST",
            "/api/generate",
            "{\"model\": \"stories\", \"keep_alive\": \"30\"}",
            Error(400, "time: missing unit in duration \"30\"")
        ),
        new(
            "An option of a wrong type is a failure of the server",
            "generate_option_num_predict_string",
            "POST",
            "/api/generate",
            "{\"model\": \"stories\", \"prompt\": \"Once upon a time\", \"stream\": false, \"options\": {\"num_predict\": \"4\"}}",
            Error(500, "option \"num_predict\" must be of type integer")
        ),
        new(
            "An unknown format is a failure of the server",
            "generate_format_bad_string",
            "POST",
            "/api/generate",
            "{\"model\": \"stories\", \"prompt\": \"Once upon a time\", \"format\": \"xml\", \"stream\": false}",
            Error(500, "invalid format: \"\\\"xml\\\"\"; expected \"json\" or a valid JSON Schema object")
        ),
    ];
}
