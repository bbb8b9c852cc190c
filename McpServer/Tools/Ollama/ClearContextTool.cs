using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_clear_context</c>: removes a conversation.</summary>
internal sealed class ClearContextTool(IContextStore store, ChangeFeed changes)
    : Tool<ClearContextArguments, ClearContextResult>(
        Described,
        GenerationToolsJson.Default.ClearContextArguments,
        GenerationToolsJson.Default.ClearContextResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_clear_context",
        Title = "Clear a conversation",
        Description = "Removes the conversation that is saved under a session id, for good. Returns whether there was one.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: false),
    };

    public override async Task<ClearContextResult> InvokeAsync(
        ClearContextArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var cleared = await store.ClearAsync(arguments.SessionId, cancellationToken);
        if (cleared)
        {
            changes.AnnounceContext(arguments.SessionId);
        }

        return new ClearContextResult { SessionId = arguments.SessionId, Cleared = cleared };
    }
}

/// <summary>What <see cref="ClearContextTool"/> takes.</summary>
internal sealed record ClearContextArguments
{
    [Description("Under which name it was saved.")]
    [RegularExpression(Patterns.SessionId)]
    public required string SessionId { get; init; }
}

/// <summary>What <see cref="ClearContextTool"/> gives.</summary>
internal sealed record ClearContextResult
{
    [Description("The session id that was given.")]
    public required string SessionId { get; init; }

    [Description("Whether a conversation was there and is gone now.")]
    public required bool Cleared { get; init; }
}
