using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_get_version</c>: <c>GET /api/version</c>.</summary>
internal sealed class GetVersionTool(OllamaRouter router)
    : Tool<NoArguments, GetVersionResult>(Described, ModelToolsJson.Default.NoArguments, ModelToolsJson.Default.GetVersionResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_get_version",
        Title = "Get Ollama's version",
        Description =
            "Tells which version of Ollama answers. Use it to find out whether a feature can be there. Returns the version and the instance.",
        Hints = ToolHints.Reading,
    };

    public override async Task<GetVersionResult> InvokeAsync(
        NoArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var version = await router.GetVersionAsync(cancellationToken);
        return new GetVersionResult { Version = version.Value.Version, Instance = version.Instance };
    }
}

/// <summary>What <see cref="GetVersionTool"/> gives.</summary>
internal sealed record GetVersionResult
{
    [Description("The version, such as 0.17.4.")]
    public required string Version { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
