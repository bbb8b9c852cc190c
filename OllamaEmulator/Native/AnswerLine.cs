using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Generation;

namespace OllamaMcp.Emulator.Native;

/// <summary>Writes the lines of generate and chat.</summary>
internal sealed class AnswerLine(Job job, TimeProvider time)
{
    public void WritePiece(Utf8JsonWriter json, Piece piece)
    {
        Open(json, piece.Content, piece.Thinking, piece.Calls);
        json.WriteBoolean("done", false);
        WriteChances(json, piece.Chances);
        json.WriteEndObject();
    }

    /// <summary>The last line of a stream, or the only text of an answer in one piece.</summary>
    public void WriteDone(Utf8JsonWriter json, Outcome outcome, Piece whole)
    {
        Open(json, whole.Content, whole.Thinking, whole.Calls);
        json.WriteBoolean("done", true);
        json.WriteString("done_reason", outcome.DoneReason);
        if (job.IsChat)
        {
            WriteChances(json, whole.Chances);
        }

        if (outcome.Context.Count > 0)
        {
            json.WriteStartArray("context");
            foreach (var token in outcome.Context)
            {
                json.WriteNumberValue(token);
            }

            json.WriteEndArray();
        }

        WriteMetrics(json, outcome);
        if (!job.IsChat)
        {
            WriteChances(json, whole.Chances);
        }

        json.WriteEndObject();
    }

    /// <summary>The one line that says that a model was loaded or unloaded.</summary>
    public void WriteState(Utf8JsonWriter json, string reason)
    {
        Open(json, "", "", null);
        json.WriteBoolean("done", true);
        json.WriteString("done_reason", reason);
        json.WriteEndObject();
    }

    /// <summary>The prompt as the model would read it.</summary>
    public void WriteRendered(Utf8JsonWriter json, string prompt)
    {
        json.WriteStartObject();
        json.WriteString("model", job.Model);
        json.WriteString("created_at", time.GetUtcNow().UtcDateTime);
        if (job.IsChat)
        {
            json.WriteStartObject("message");
            json.WriteString("role", "");
            json.WriteString("content", "");
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("response", "");
        }

        json.WriteBoolean("done", false);
        json.WriteStartObject("_debug_info");
        json.WriteString("rendered_template", prompt);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Open(Utf8JsonWriter json, string content, string thinking, IReadOnlyList<ToolCall>? calls)
    {
        json.WriteStartObject();
        json.WriteString("model", job.Model);
        json.WriteString("created_at", time.GetUtcNow().UtcDateTime);
        if (job.IsChat)
        {
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
        }

        json.WriteString(job.IsChat ? "content" : "response", content);
        if (thinking.Length > 0)
        {
            json.WriteString("thinking", thinking);
        }

        if (job.IsChat)
        {
            WriteCalls(json, calls);
            json.WriteEndObject();
        }
    }

    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<ToolCall>? calls)
    {
        if (calls is null or { Count: 0 })
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteStartObject("function");
            json.WriteNumber("index", call.Index);
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            ((JsonNode)call.Arguments).WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChances(Utf8JsonWriter json, IReadOnlyList<TokenChance> chances)
    {
        if (chances.Count == 0)
        {
            return;
        }

        json.WriteStartArray("logprobs");
        foreach (var chance in chances)
        {
            chance.Write(json, withTop: true);
        }

        json.WriteEndArray();
    }

    private static void WriteMetrics(Utf8JsonWriter json, Outcome outcome)
    {
        WritePositive(json, "total_duration", Nanoseconds(outcome.Total));
        WritePositive(json, "load_duration", Nanoseconds(outcome.Load));
        WritePositive(json, "prompt_eval_count", outcome.PromptTokens);
        WritePositive(json, "prompt_eval_duration", Nanoseconds(outcome.PromptTime));
        WritePositive(json, "eval_count", outcome.AnswerTokens);
        WritePositive(json, "eval_duration", Nanoseconds(outcome.AnswerTime));
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;

    private static void WritePositive(Utf8JsonWriter json, string name, long value)
    {
        if (value > 0)
        {
            json.WriteNumber(name, value);
        }
    }
}
