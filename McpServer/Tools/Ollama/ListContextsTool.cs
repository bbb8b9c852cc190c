using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_list_contexts</c>: lists conversations, a page at a time.</summary>
internal sealed class ListContextsTool(IContextStore store)
    : Tool<ListContextsArguments, ListContextsResult>(
        Described,
        GenerationToolsJson.Default.ListContextsArguments,
        GenerationToolsJson.Default.ListContextsResult
    )
{
    private const int DefaultLimit = 100;

    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_list_contexts",
        Title = "List conversations",
        Description =
            "Lists the saved conversations by session id, without their messages, a page at a time. Returns the page, and next_cursor where there are more.",
        Hints = ToolHints.Reading,
    };

    public override async Task<ListContextsResult> InvokeAsync(
        ListContextsArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var limit = arguments.Limit ?? DefaultLimit;
        var page = await store.ListAsync(arguments.Prefix ?? "", arguments.Cursor, limit, cancellationToken);
        return new ListContextsResult
        {
            Contexts = page.Items,
            NextCursor = page.NextCursor,
            Store = store.Kind,
        };
    }
}

/// <summary>What <see cref="ListContextsTool"/> takes.</summary>
internal sealed record ListContextsArguments
{
    [Description("Only session ids that begin with it. Default: all.")]
    [MaxLength(SessionIds.MaxLength)]
    public string? Prefix { get; init; }

    [Description("The next_cursor of the page before, with the same prefix. Default: the first page.")]
    [MaxLength(1024)]
    public string? Cursor { get; init; }

    [Description("The most conversations to list. Default 100.")]
    [Range(1, ListRange.MaxPageSize)]
    public int? Limit { get; init; }
}

/// <summary>What <see cref="ListContextsTool"/> gives.</summary>
internal sealed record ListContextsResult
{
    [Description("The conversations in the order of their session ids.")]
    public required IReadOnlyList<ConversationSummary> Contexts { get; init; }

    [Description("To be given as cursor for the next page. Absent on the last.")]
    public string? NextCursor { get; init; }

    [Description("Where they are saved: memory, files or redis.")]
    public required string Store { get; init; }
}
