using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_web_search</c>: Ollama's web search.</summary>
internal sealed class WebSearchTool(OllamaRouter router)
    : Tool<WebSearchArguments, WebSearchResponse>(
        Described,
        GenerationToolsJson.Default.WebSearchArguments,
        GenerationToolsJson.Default.WebSearchResponse
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_web_search",
        Title = "Search the web",
        Description =
            "Searches the web through Ollama's service; needs the server's setting OLLAMA_API_KEY, or an Ollama that is signed in. Use it for what a model cannot know. Returns the "
            + "pages found with title, address and content; ollama_web_fetch reads one whole.",
        Hints = new ToolHints(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
    };

    public override Task<WebSearchResponse> InvokeAsync(
        WebSearchArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    ) =>
        WebAccess.AskAsync(
            router,
            r => r.WebSearchAsync(new WebSearchRequest { Query = arguments.Query, MaxResults = arguments.MaxResults }, cancellationToken)
        );
}

/// <summary>What <see cref="WebSearchTool"/> takes.</summary>
internal sealed record WebSearchArguments
{
    [Description("What to search for.")]
    [MinLength(1)]
    [MaxLength(2000)]
    public required string Query { get; init; }

    [Description("The most pages to return. Default 5.")]
    [Range(1, 10)]
    public int? MaxResults { get; init; }
}
