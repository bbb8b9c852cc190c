using System.Text.Json;
using static OllamaMcp.Emulator.Tests.Facts.Checks;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>Models that are not there, or that cannot do what is asked.</summary>
internal static class ModelFacts
{
    private const string Chat = "\"messages\": [{\"role\": \"user\", \"content\": \"Tell me a story\"}]";

    public static IReadOnlyList<Fact> All { get; } =
    [
        new(
            "Generate on an unknown model",
            "generate_unknown_model",
            "POST",
            "/api/generate",
            "{\"model\": \"nothere\", \"prompt\": \"x\"}",
            Error(404, "model 'nothere' not found")
        ),
        new(
            "Embed on an unknown model",
            "embed_unknown_model",
            "POST",
            "/api/embed",
            "{\"model\": \"nothere\", \"input\": \"x\"}",
            Error(404, "model \"nothere\" not found, try pulling it first")
        ),
        new(
            "Copy of an unknown model",
            "copy_missing_source",
            "POST",
            "/api/copy",
            "{\"source\": \"nothere\", \"destination\": \"x\"}",
            Error(404, "model \"nothere\" not found")
        ),
        new(
            "Delete of an unknown model",
            "delete_missing",
            "DELETE",
            "/api/delete",
            "{\"model\": \"nothere\"}",
            Error(404, "model 'nothere' not found")
        ),
        new(
            "Show of an invalid name",
            "show_invalid_name",
            "POST",
            "/api/show",
            "{\"model\": \"a/b/c/d/e\"}",
            Error(500, "unqualified name: a/b/c/d/e:latest")
        ),
        new(
            "Pull of an invalid name",
            "reg_pull_invalid_name",
            "POST",
            "/api/pull",
            "{\"model\": \"a/b/c/d/e\"}",
            Error(400, "invalid model name")
        ),
        new("Push without a model", "push_bad_empty_object", "POST", "/api/push", "{}", Error(400, "model is required")),
        new(
            "Create without a source",
            "create_no_source_once",
            "POST",
            "/api/create",
            "{\"model\": \"made6\", \"stream\": false}",
            Error(400, "neither 'from' or 'files' was specified")
        ),
        new(
            "A model that cannot think says so",
            "chat_think_unsupported",
            "POST",
            "/api/chat",
            $"{{\"model\": \"stories-chat\", {Chat}, \"think\": true, \"stream\": false}}",
            Error(400, "\"stories-chat\" does not support thinking")
        ),
        new(
            "An embedding model does not chat",
            "chat_embedding_model",
            "POST",
            "/api/chat",
            $"{{\"model\": \"all-minilm\", {Chat}, \"stream\": false}}",
            Error(400, "\"all-minilm\" does not support chat")
        ),
        new(
            "Show tells capabilities",
            "show_stories_chat",
            "POST",
            "/api/show",
            "{\"model\": \"stories-chat\"}",
            Object(json =>
                Assert.Equal(["completion", "tools"], json.GetProperty("capabilities").EnumerateArray().Select(item => item.GetString()))
            )
        ),
        new("A malformed digest is refused", "blob_head_bad_digest", "HEAD", "/api/blobs/abc", null, Empty(400)),
    ];
}
