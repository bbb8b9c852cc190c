using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Finds models in a list.</summary>
internal static class ModelSearch
{
    /// <summary>Those that meet every condition, in the order of the list.</summary>
    /// <param name="models">The list.</param>
    /// <param name="wanted">The conditions.</param>
    /// <param name="capabilitiesOf">Asks for a model's capabilities where the list does not tell them: an older Ollama.</param>
    /// <param name="cancellationToken">Ends asking.</param>
    public static async Task<IReadOnlyList<ModelSummary>> FindAsync(
        IReadOnlyList<ModelSummary> models,
        SearchModelsArguments wanted,
        Func<string, CancellationToken, Task<IReadOnlyList<string>>> capabilitiesOf,
        CancellationToken cancellationToken
    )
    {
        var matches = models.Where(model => Matches(model, wanted)).ToList();
        if (wanted.Capability is not { } capability)
        {
            return matches;
        }

        var able = new List<ModelSummary>();
        foreach (var model in matches)
        {
            var known = model.Capabilities ?? await capabilitiesOf(model.Name, cancellationToken);
            if (known.Contains(capability, StringComparer.OrdinalIgnoreCase))
            {
                able.Add(model with { Capabilities = known });
            }
        }

        return able;
    }

    private static bool Matches(ModelSummary model, SearchModelsArguments wanted) =>
        (wanted.Query is not { Length: > 0 } query || Contains(model.Name, query) || Families(model).Any(family => Contains(family, query)))
        && (wanted.Family is not { } family || Families(model).Contains(family, StringComparer.OrdinalIgnoreCase))
        && (wanted.Tag is not { } tag || string.Equals(ModelReference.Parse(model.Name).Tag, tag, StringComparison.OrdinalIgnoreCase))
        && (wanted.MinSize is not { } least || model.Size >= least)
        && (wanted.MaxSize is not { } most || model.Size <= most);

    private static IEnumerable<string> Families(ModelSummary model) =>
        (model.Details?.Families ?? []).Concat(model.Details?.Family is { Length: > 0 } family ? [family] : []);

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
