using System.Buffers;
using System.Text;
using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>Writes messages in the form of the conventions: <c>[{"role":"user","parts":[{"type":"text","content":"Hello"}]}]</c>.</summary>
internal static class MessageJson
{
    public static string Input(IReadOnlyList<Message> messages) =>
        Write(json =>
        {
            foreach (var message in messages)
            {
                json.WriteStartObject();
                WriteMessage(json, message);
                json.WriteEndObject();
            }
        });

    public static string Output(Message answer, string finishReason) =>
        Write(json =>
        {
            json.WriteStartObject();
            WriteMessage(json, answer);
            json.WriteString("finish_reason", finishReason);
            json.WriteEndObject();
        });

    public static string Instructions(string system) => Write(json => WritePart(json, "text", system));

    private static string Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            content(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteMessage(Utf8JsonWriter json, Message message)
    {
        json.WriteString("role", message.Role);
        json.WriteStartArray("parts");
        if (message.Role == "tool")
        {
            WriteToolResult(json, message);
        }
        else
        {
            WriteParts(json, message);
        }

        json.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter json, Message message)
    {
        if (!string.IsNullOrEmpty(message.Thinking))
        {
            WritePart(json, "reasoning", message.Thinking);
        }

        if (!string.IsNullOrEmpty(message.Content))
        {
            WritePart(json, "text", message.Content);
        }

        foreach (var call in message.ToolCalls ?? [])
        {
            WriteToolCall(json, call);
        }
    }

    private static void WritePart(Utf8JsonWriter json, string type, string content)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("content", content);
        json.WriteEndObject();
    }

    private static void WriteToolResult(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteString("type", "tool_call_response");
        if (message.ToolCallId is { } id)
        {
            json.WriteString("id", id);
        }

        json.WriteString("response", message.Content);
        json.WriteEndObject();
    }

    private static void WriteToolCall(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteStartObject();
        json.WriteString("type", "tool_call");
        if (call.Id is { } id)
        {
            json.WriteString("id", id);
        }

        json.WriteString("name", call.Function.Name);
        if (call.Function.Arguments.ValueKind != JsonValueKind.Undefined)
        {
            json.WritePropertyName("arguments");
            call.Function.Arguments.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
