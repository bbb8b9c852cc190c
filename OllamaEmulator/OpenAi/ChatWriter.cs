using System.Text.Json;
using OllamaMcp.Emulator.Generation;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>Writes the answers of /v1/chat/completions.</summary>
internal sealed class ChatWriter(string id, string model, long created)
{
    public void WriteWhole(Utf8JsonWriter json, Piece whole, Outcome outcome)
    {
        Open(json, "chat.completion", model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        WriteMessage(json, "message", whole);
        json.WriteString("finish_reason", whole.Calls is { Count: > 0 } ? "tool_calls" : outcome.DoneReason);
        WriteChances(json, whole);
        json.WriteEndObject();
        json.WriteEndArray();
        Usage.Write(json, outcome.PromptTokens, outcome.AnswerTokens);
        json.WriteEndObject();
    }

    public void WriteChunk(Utf8JsonWriter json, Piece piece, string? finish)
    {
        Open(json, "chat.completion.chunk", model);
        WriteChoice(json, piece, finish);
        json.WriteEndObject();
    }

    /// <summary>The chunk, without a model, by which an error in mid-stream shows.</summary>
    public void WriteBroken(Utf8JsonWriter json)
    {
        Open(json, "chat.completion.chunk", "");
        WriteChoice(json, new Piece("", "", null, []), null);
        json.WriteEndObject();
    }

    public void WriteUsage(Utf8JsonWriter json, Outcome outcome)
    {
        Open(json, "chat.completion.chunk", model);
        json.WriteStartArray("choices");
        json.WriteEndArray();
        Usage.Write(json, outcome.PromptTokens, outcome.AnswerTokens);
        json.WriteEndObject();
    }

    private void Open(Utf8JsonWriter json, string kind, string shownModel)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", kind);
        json.WriteNumber("created", created);
        json.WriteString("model", shownModel);
        json.WriteString("system_fingerprint", "fp_ollama");
    }

    private static void WriteChoice(Utf8JsonWriter json, Piece piece, string? finish)
    {
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        WriteMessage(json, "delta", piece);
        json.WriteString("finish_reason", finish);
        WriteChances(json, piece);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, Piece piece)
    {
        json.WriteStartObject(name);
        json.WriteString("role", "assistant");
        json.WriteString("content", piece.Content);
        if (piece.Thinking.Length > 0)
        {
            json.WriteString("reasoning", piece.Thinking);
        }

        if (piece.Calls is { Count: > 0 } calls)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                WriteCall(json, call);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteNumber("index", call.Index);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", call.Arguments.ToJsonString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteChances(Utf8JsonWriter json, Piece piece)
    {
        if (piece.Chances.Count == 0)
        {
            return;
        }

        json.WriteStartObject("logprobs");
        json.WriteStartArray("content");
        foreach (var chance in piece.Chances)
        {
            chance.Write(json, withTop: true);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
