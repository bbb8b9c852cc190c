using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_load_context</c>: reads a conversation.</summary>
internal sealed class LoadContextTool(IContextStore store)
    : Tool<LoadContextArguments, LoadContextResult>(
        Described,
        GenerationToolsJson.Default.LoadContextArguments,
        GenerationToolsJson.Default.LoadContextResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_load_context",
        Title = "Load a conversation",
        Description = "Reads the conversation that is saved under a session id. Returns its messages, its version and when it expires.",
        Hints = ToolHints.Reading,
    };

    public override async Task<LoadContextResult> InvokeAsync(
        LoadContextArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var saved =
            await store.LoadAsync(arguments.SessionId, cancellationToken)
            ?? throw new ToolException(
                ErrorCodes.ContextNotFound,
                $"No conversation is saved under '{arguments.SessionId}', or it has expired."
            );
        return new LoadContextResult
        {
            SessionId = saved.SessionId,
            Version = saved.Version,
            MessageCount = saved.Messages.Count,
            Messages = saved.Messages,
            Model = saved.Model,
            CreatedAt = saved.CreatedAt,
            UpdatedAt = saved.UpdatedAt,
            ExpiresAt = saved.ExpiresAt,
        };
    }
}

/// <summary>What <see cref="LoadContextTool"/> takes.</summary>
internal sealed record LoadContextArguments
{
    [Description("Under which name it was saved.")]
    [RegularExpression(Patterns.SessionId)]
    public required string SessionId { get; init; }
}

/// <summary>What <see cref="LoadContextTool"/> gives.</summary>
internal sealed record LoadContextResult
{
    [Description("Under which name it is saved.")]
    public required string SessionId { get; init; }

    [Description("Its version, which every save changes; give it as expected_version when saving.")]
    public required long Version { get; init; }

    [Description("How many messages it has.")]
    public required int MessageCount { get; init; }

    [Description("The conversation, oldest first.")]
    public required IReadOnlyList<Message> Messages { get; init; }

    [Description("The model that answered last, where that is known.")]
    public string? Model { get; init; }

    [Description("When it was first saved.")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("When it was last saved.")]
    public required DateTimeOffset UpdatedAt { get; init; }

    [Description("When it is forgotten, unless it is saved again; absent for never.")]
    public DateTimeOffset? ExpiresAt { get; init; }
}
