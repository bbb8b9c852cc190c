using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_search_models</c>: among the installed models, and by exact name in the registry.</summary>
internal sealed class SearchModelsTool(OllamaRouter router, ModelRegistry registry)
    : Tool<SearchModelsArguments, SearchModelsResult>(
        Described,
        ModelToolsJson.Default.SearchModelsArguments,
        ModelToolsJson.Default.SearchModelsResult
    )
{
    private const int DefaultLimit = 50;

    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_search_models",
        Title = "Search models",
        Description =
            "Finds installed models by part of a name, family, tag, capability (completion, tools, thinking, vision, embedding, insert) or size. "
            + "With remote: true it also looks the query up in the model registry, as the exact name of a model: registries cannot be searched. "
            + "Returns the matches, and whether the registry has the model and how large it is.",
        Hints = new ToolHints(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
    };

    public override async Task<SearchModelsResult> InvokeAsync(
        SearchModelsArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        arguments.Check();
        // The registry is asked while Ollama answers.
        var lookUp =
            arguments.Remote == true ? registry.LookUpAsync(arguments.Query!, arguments.Insecure == true, cancellationToken) : null;
        var (listed, instance) = await router.ListModelsAsync(cancellationToken);
        var matches = await ModelSearch.FindAsync(listed.Models, arguments, CapabilitiesAsync, cancellationToken);
        if (matches.Count == 0)
        {
            arguments.CheckCapability();
        }

        return new SearchModelsResult
        {
            Models = [.. matches.Take(arguments.Limit ?? DefaultLimit)],
            Count = matches.Count,
            Remote = lookUp is null ? null : await lookUp,
            Instance = instance,
        };
    }

    private async Task<IReadOnlyList<string>> CapabilitiesAsync(string model, CancellationToken cancellationToken) =>
        (await router.ShowAsync(new() { Model = model }, cancellationToken)).Value.Capabilities ?? [];
}
