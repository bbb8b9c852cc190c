using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_save_context</c>: writes a conversation.</summary>
internal sealed class SaveContextTool(IContextStore store, ChangeFeed changes)
    : Tool<SaveContextArguments, SaveContextResult>(
        Described,
        GenerationToolsJson.Default.SaveContextArguments,
        GenerationToolsJson.Default.SaveContextResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_save_context",
        Title = "Save a conversation",
        Description =
            "Saves a whole conversation under a session id, in place of what was saved there; ollama_chat with that session_id goes on with it. "
            + "Give expected_version so that nobody else's save is overwritten unseen. Returns the version that is saved now.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: false, OpenWorld: false),
    };

    public override async Task<SaveContextResult> InvokeAsync(
        SaveContextArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var draft = new ConversationDraft(MessageArgument.ToMessages(arguments.Messages), arguments.Model);
        var version = await store.SaveAsync(arguments.SessionId, draft, arguments.ExpectedVersion, cancellationToken);
        changes.AnnounceContext(arguments.SessionId);
        return new SaveContextResult
        {
            SessionId = arguments.SessionId,
            Version = version,
            MessageCount = draft.Messages.Count,
            Store = store.Kind,
        };
    }
}

/// <summary>What <see cref="SaveContextTool"/> takes.</summary>
internal sealed record SaveContextArguments
{
    [Description("Under which name to save it: 1 to 128 letters, digits and - _ . : @.")]
    [RegularExpression(Patterns.SessionId)]
    public required string SessionId { get; init; }

    [Description("The whole conversation, oldest first.")]
    public required IReadOnlyList<MessageArgument> Messages { get; init; }

    [Description("The model that answered last.")]
    [RegularExpression(Patterns.ModelName)]
    public string? Model { get; init; }

    [Description(
        "The version that was loaded; 0 where nothing may be saved yet. Another one there is an error. Default: whatever is there is replaced."
    )]
    [Range(0.0, 9007199254740991.0)]
    public long? ExpectedVersion { get; init; }
}

/// <summary>What <see cref="SaveContextTool"/> gives.</summary>
internal sealed record SaveContextResult
{
    [Description("Under which name it is saved.")]
    public required string SessionId { get; init; }

    [Description("The version that is saved now; give it as expected_version when saving again.")]
    public required long Version { get; init; }

    [Description("How many messages are saved.")]
    public required int MessageCount { get; init; }

    [Description("Where it is saved: memory, files or redis.")]
    public required string Store { get; init; }
}
