using System.Text.Json;
using OllamaMcp.Emulator.Generation;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>Writes the answers of /v1/completions.</summary>
internal sealed class CompletionWriter(string id, string model, long created, bool withUsage)
{
    public bool WithUsage => withUsage;

    public void WriteWhole(Utf8JsonWriter json, string text, string finish, int prompt, int completion)
    {
        Open(json);
        WriteModel(json, model);
        WriteChoice(json, text, finish);
        Usage.Write(json, prompt, completion);
        json.WriteEndObject();
    }

    public void WriteChunk(Utf8JsonWriter json, string text, string? finish) => WriteChunk(json, text, finish, model);

    public void WriteBroken(Utf8JsonWriter json) => WriteChunk(json, "", null, "");

    public void WriteUsage(Utf8JsonWriter json, Outcome outcome)
    {
        Open(json);
        json.WriteStartArray("choices");
        json.WriteEndArray();
        WriteModel(json, model);
        Usage.Write(json, outcome.PromptTokens, outcome.AnswerTokens);
        json.WriteEndObject();
    }

    private void WriteChunk(Utf8JsonWriter json, string text, string? finish, string shownModel)
    {
        Open(json);
        WriteChoice(json, text, finish);
        WriteModel(json, shownModel);
        if (withUsage)
        {
            Usage.Write(json, 0, 0);
        }

        json.WriteEndObject();
    }

    private void Open(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "text_completion");
        json.WriteNumber("created", created);
    }

    private static void WriteModel(Utf8JsonWriter json, string model)
    {
        json.WriteString("model", model);
        json.WriteString("system_fingerprint", "fp_ollama");
    }

    private static void WriteChoice(Utf8JsonWriter json, string text, string? finish)
    {
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteNumber("index", 0);
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
