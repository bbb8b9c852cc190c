using System.Text.Json;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>One exchange of a conversation, which may be a saved one. Thread-safe.</summary>
internal sealed class ChatCall(OllamaRouter router, IContextStore store, ChangeFeed changes, TimeProvider time)
{
    public async Task<ChatResult> RunAsync(
        ChatArguments arguments,
        ToolCallContext call,
        bool everyPiece,
        CancellationToken cancellationToken
    )
    {
        arguments.Check();
        var messages = MessageArgument.ToMessages(arguments.Messages);
        var session = arguments.SessionId is { } id ? await ChatSession.OpenAsync(store, id, cancellationToken) : null;
        var reader = new AnswerReader(time, new PieceProgress(call, time, everyPiece).TellAsync);
        call.Partial = () => reader.TextSoFar;

        var result = await AskAsync(arguments.ToRequest(session?.With(messages) ?? messages), reader, call.RequestId, cancellationToken);

        // Loading and unloading are no part of a conversation.
        return session is null || result.DoneReason is "load" or "unload"
            ? result
            : result with
            {
                Session = await SaveAsync(session, [.. messages, result.Message], result.Model, cancellationToken),
            };
    }

    private async Task<SessionState> SaveAsync(
        ChatSession session,
        IReadOnlyList<Message> messages,
        string model,
        CancellationToken cancellationToken
    )
    {
        var state = await session.SaveAsync(messages, model, cancellationToken);
        if (state.Saved)
        {
            changes.AnnounceContext(state.SessionId);
        }

        return state;
    }

    private async Task<ChatResult> AskAsync(ChatRequest request, AnswerReader reader, string requestId, CancellationToken cancellationToken)
    {
        // Always streamed: only so the first token is seen, and silence can be told from work.
        var stream = await router.ChatAsync(request, cancellationToken);
        var said = new MessageParts();
        string? model = null;
        var answer = await reader.ReadAsync(
            stream,
            line =>
            {
                said.Add(line.Message);
                model = line.Model ?? model;
            },
            cancellationToken
        );
        return new ChatResult
        {
            Model = model ?? request.Model,
            Message = said.ToMessage(answer),
            DoneReason = answer.DoneReason,
            Logprobs = answer.Logprobs,
            Metrics = answer.Metrics,
            Instance = answer.Instance,
            RequestId = requestId,
            Unknown = answer.Unknown,
        };
    }

    /// <summary>What the lines of a stream say of the message besides its text.</summary>
    private sealed class MessageParts
    {
        private readonly List<ToolCall> _toolCalls = [];
        private readonly List<string> _images = [];
        private readonly Dictionary<string, JsonElement> _unknown = new(StringComparer.Ordinal);
        private string? _role;

        public void Add(Message? piece)
        {
            _role ??= piece?.Role;
            _toolCalls.AddRange(piece?.ToolCalls ?? []);
            _images.AddRange(piece?.Images ?? []);
            UnknownFields.Merge(_unknown, piece?.Unknown);
        }

        public Message ToMessage(Answer answer) =>
            new()
            {
                Role = _role ?? "assistant",
                Content = answer.Text,
                Thinking = answer.Thinking,
                ToolCalls = _toolCalls.Count == 0 ? null : _toolCalls,
                Images = _images.Count == 0 ? null : _images,
                Unknown = _unknown.Count == 0 ? null : _unknown,
            };
    }
}
