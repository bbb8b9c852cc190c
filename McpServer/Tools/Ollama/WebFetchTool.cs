using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_web_fetch</c>: reads a page through Ollama's service.</summary>
internal sealed class WebFetchTool(OllamaRouter router)
    : Tool<WebFetchArguments, WebFetchResponse>(
        Described,
        GenerationToolsJson.Default.WebFetchArguments,
        GenerationToolsJson.Default.WebFetchResponse
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_web_fetch",
        Title = "Fetch a web page",
        Description =
            "Reads a web page through Ollama's service, which fetches it (this server does not); needs the server's setting OLLAMA_API_KEY, or an Ollama that is signed in. "
            + "Returns its title, its content as text, and its links.",
        Hints = new ToolHints(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
    };

    public override Task<WebFetchResponse> InvokeAsync(
        WebFetchArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    ) => WebAccess.AskAsync(router, r => r.WebFetchAsync(new WebFetchRequest { Url = arguments.Url }, cancellationToken));
}

/// <summary>What <see cref="WebFetchTool"/> takes.</summary>
internal sealed record WebFetchArguments
{
    [Description("The address of the page, such as https://ollama.com/blog.")]
    [MinLength(1)]
    [MaxLength(8192)]
    public required string Url { get; init; }
}
