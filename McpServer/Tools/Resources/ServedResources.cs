using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Changes;

namespace OllamaMcp.Server.Tools.Resources;

/// <summary>The resources as the MCP server takes them: fixed ones and templates in a collection, a resource for each model by asking. Thread-safe.</summary>
internal sealed class ServedResources
{
    private readonly Lock _gate = new();
    private readonly ChangeMarker _marker = new();
    private readonly OllamaRouter _router;

    public ServedResources(OllamaRouter router, ResourceReader reader, ChangeFeed changes)
    {
        _router = router;
        Collection =
        [
            new ReadResource(
                Describe("models", ResourceUris.Models, "Installed models", "All installed models, as ollama_list_models tells them."),
                IsUri(ResourceUris.Models),
                reader.ReadModelsAsync
            ),
            new ReadResource(
                Describe(
                    "instances",
                    ResourceUris.Instances,
                    "Ollama instances",
                    "The instances of Ollama behind this server: version, models, what is in memory."
                ),
                IsUri(ResourceUris.Instances),
                reader.ReadInstancesAsync
            ),
            new ReadResource(
                Describe("model", ResourceUris.ModelTemplate, "Model", "One installed model, as ollama_show_model tells it."),
                uri => ResourceUris.ModelOf(uri) is not null,
                reader.ReadModelAsync
            ),
            new ReadResource(
                Describe("context", ResourceUris.ContextTemplate, "Saved conversation", "A conversation saved under a session id."),
                uri => ResourceUris.SessionOf(uri) is not null,
                reader.ReadContextAsync
            ),
        ];
        changes.WatchList(RaiseListChanged);
    }

    /// <summary>The fixed ones and the templates. Its <c>Changed</c> tells also of models that come and go.</summary>
    public McpServerResourceCollection Collection { get; }

    /// <summary>Lists a resource for each installed model. An Ollama that is down has none: the fixed resources are listed all the same.</summary>
    public async ValueTask<ListResourcesResult> ListModelsAsync(
        RequestContext<ListResourcesRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var models = (await _router.ListModelsAsync(cancellationToken)).Value.Models;
            return new ListResourcesResult { Resources = [.. models.Select(Describe)] };
        }
        catch (OllamaException)
        {
            return new ListResourcesResult();
        }
    }

    private void RaiseListChanged()
    {
        lock (_gate)
        {
            using var once = Collection.DeferChangedEvents();
            Collection.TryAdd(_marker);
            Collection.Remove(_marker);
        }
    }

    private static Func<string, bool> IsUri(string own) => uri => string.Equals(uri.TrimEnd('/'), own, StringComparison.OrdinalIgnoreCase);

    private static Resource Describe(ModelSummary model) =>
        new()
        {
            Uri = ResourceUris.Model(model.Name),
            Name = model.Name,
            Title = model.Name,
            Description = model.Details is { ParameterSize: { } size, Family: { } family } ? $"{family}, {size} parameters" : null,
            MimeType = ReadResource.MimeType,
        };

    private static ResourceTemplate Describe(string name, string uri, string title, string description) =>
        new()
        {
            Name = name,
            UriTemplate = uri,
            Title = title,
            Description = description,
            MimeType = ReadResource.MimeType,
        };
}
