using System.Diagnostics;
using System.Text;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>
/// The prompt and the answer of one call, for its span: only where <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c> says so.
/// Images are left out.
/// </summary>
internal sealed class MessageRecord
{
    private readonly string? _input;
    private readonly string? _system;
    private readonly string? _tools;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thinking = new();
    private readonly List<ToolCall> _toolCalls = [];

    private MessageRecord(IReadOnlyList<Message> messages, string? system, string? tools)
    {
        _input = MessageJson.Input(messages);
        _system = system is null ? null : MessageJson.Instructions(system);
        _tools = tools;
    }

    /// <summary>Null where the request has no words, as those for vectors, which have none in the conventions.</summary>
    public static MessageRecord? Of<T>(T request) =>
        request switch
        {
            ChatRequest chat => new MessageRecord(chat.Messages, null, chat.Tools?.GetRawText()),
            GenerateRequest generate => new MessageRecord(
                [new Message { Role = "user", Content = generate.Prompt }],
                generate.System,
                null
            ),
            _ => null,
        };

    public void Add(ITextChunk chunk)
    {
        _text.Append(chunk.Text);
        _thinking.Append(chunk.Thinking);
        _toolCalls.AddRange(
            chunk switch
            {
                ChatResponse chat => chat.Message?.ToolCalls ?? [],
                GenerateResponse generate => generate.ToolCalls ?? [],
                _ => [],
            }
        );
    }

    /// <summary>Writes it to the span.</summary>
    /// <param name="span">The span of the call.</param>
    /// <param name="finishReason">Why the answer ended. Null where it broke off.</param>
    public void Describe(Activity span, string? finishReason)
    {
        span.SetTag(TelemetryKeys.InputMessages, _input);
        span.SetTag(TelemetryKeys.SystemInstructions, _system);
        span.SetTag(TelemetryKeys.ToolDefinitions, _tools);
        if (_text.Length + _thinking.Length + _toolCalls.Count > 0)
        {
            var answer = new Message
            {
                Role = "assistant",
                Content = _text.ToString(),
                Thinking = _thinking.ToString(),
                ToolCalls = _toolCalls,
            };
            span.SetTag(TelemetryKeys.OutputMessages, MessageJson.Output(answer, Reason(finishReason)));
        }
    }

    private string Reason(string? finishReason) =>
        finishReason is null ? "error"
        : _toolCalls.Count > 0 ? "tool_call"
        : finishReason;
}
