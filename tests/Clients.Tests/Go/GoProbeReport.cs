using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Clients.Tests.Walking;

namespace OllamaMcp.Clients.Tests.Go;

/// <summary>Reads what <c>mcp-go-probe</c> prints, which does one call and one cancel a run.</summary>
internal static class GoProbeReport
{
    /// <param name="calling">The run with the plain call.</param>
    /// <param name="streaming">The run with the streamed call and the cancelled one.</param>
    public static WalkReport Join(string calling, string streaming)
    {
        var first = JsonNode.Parse(calling)!;
        var second = JsonNode.Parse(streaming)!;
        return new WalkReport
        {
            ProtocolVersion = second["protocolVersion"]?.GetValue<string>(),
            Tools = Strings(first["tools"]),
            Call = AnswerOf(first["call"]!),
            Stream = AnswerOf(second["call"]!),
            Cancel = new CancelledCall(0, second["cancel"]!["error"]?.GetValue<string>()),
            // The probe lists once more after the cancel, and fails where that fails.
            ToolsAfterCancel = second["cancel"]!["listAfter"]!.GetValue<string>() == "ok" ? Strings(second["tools"]).Count : 0,
        };
    }

    private static Answer AnswerOf(JsonNode call) =>
        new(
            call["isError"]!.GetValue<bool>(),
            string.Concat(call["content"]!.AsArray().Select(item => item!["text"]?.GetValue<string>())),
            call["structuredContent"]?.Deserialize<JsonElement>(),
            [.. (call["progress"]?.AsArray() ?? []).Select(ProgressOf)]
        );

    private static Progress ProgressOf(JsonNode? item) => new(item!["progress"]!.GetValue<double>(), item["message"]?.GetValue<string>());

    private static List<string> Strings(JsonNode? names) => [.. names!.AsArray().Select(name => name!.GetValue<string>())];
}
