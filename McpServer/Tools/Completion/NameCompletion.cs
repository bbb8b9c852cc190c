using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Changes;

namespace OllamaMcp.Server.Tools.Completion;

/// <summary>
/// Completes the names of models, sessions and instances: in the URIs of resource templates, and in arguments of prompts that are
/// called <c>model</c>, <c>session</c>, <c>session_id</c> or <c>instance</c>. What cannot be asked completes to nothing. Thread-safe.
/// </summary>
internal sealed class NameCompletion(OllamaRouter router, IContextStore contexts)
{
    // The protocol's own limit.
    private const int MostValues = 100;

    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            // A JSON null passes for text that has to be there.
            return await FindAsync(KindOf(request.Params), request.Params.Argument.Value ?? "", cancellationToken);
        }
        catch (Exception exception) when (exception is OllamaException or ToolException)
        {
            return new CompleteResult();
        }
    }

    private static string KindOf(CompleteRequestParams request) =>
        request.Ref is ResourceTemplateReference { Uri: { } uri }
            ? (uri, request.Argument.Name) switch
            {
                (ResourceUris.ModelTemplate, "name") => "model",
                (ResourceUris.ContextTemplate, "session") => "session",
                _ => "",
            }
            : request.Argument.Name;

    private async Task<CompleteResult> FindAsync(string kind, string typed, CancellationToken cancellationToken) =>
        kind switch
        {
            "model" => Select((await router.ListModelsAsync(cancellationToken)).Value.Models.Select(model => model.Name), typed),
            "session" or "session_id" => await SessionsAsync(typed, cancellationToken),
            "instance" => Select([(await router.GetVersionAsync(cancellationToken)).Instance], typed),
            _ => new CompleteResult(),
        };

    private async Task<CompleteResult> SessionsAsync(string prefix, CancellationToken cancellationToken)
    {
        var page = await contexts.ListAsync(prefix, null, MostValues, cancellationToken);
        return new CompleteResult
        {
            Completion = new() { Values = [.. page.Items.Select(item => item.SessionId)], HasMore = page.NextCursor is not null },
        };
    }

    /// <summary>Names that begin so come first, then those that hold it somewhere.</summary>
    private static CompleteResult Select(IEnumerable<string> names, string typed)
    {
        var matches = names
            .Where(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .ThenBy(name => name, StringComparer.Ordinal)
            .ToList();
        return new CompleteResult
        {
            Completion = new()
            {
                Values = [.. matches.Take(MostValues)],
                Total = matches.Count,
                HasMore = matches.Count > MostValues,
            },
        };
    }
}
