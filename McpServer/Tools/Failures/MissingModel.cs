using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Failures;

/// <summary>Says of a model that is not there which installed ones may have been meant. Thread-safe.</summary>
internal sealed class MissingModel(OllamaRouter router, TimeProvider time)
{
    private const int MostNames = 5;

    // The error must not wait for an Ollama that has gone silent meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The error for a model that Ollama does not have.</summary>
    public async Task<ToolException> DescribeAsync(string model, string? tried, CancellationToken cancellationToken)
    {
        var installed = await InstalledAsync(cancellationToken);
        return Describe(model, tried, installed);
    }

    /// <summary>The same, where it is known what is installed.</summary>
    public static ToolException Describe(string model, string? tried, IReadOnlyList<ModelSummary> installed) =>
        new(ErrorCodes.ModelNotFound, $"Ollama has no model '{model}'.") { Tried = tried, Next = Next(model, installed) };

    private static string Next(string model, IReadOnlyList<ModelSummary> installed)
    {
        var near = Near(model, installed);
        var pull = $"pull it with ollama_pull_model {{\"model\": \"{model}\"}}";
        if (near.Count > 0)
        {
            return $"Use one of the near names {string.Join(", ", near)}, or {pull}.";
        }

        return installed.Count == 0
            ? $"No model is installed: {pull}."
            : $"Use an installed model ({string.Join(", ", installed.Take(MostNames).Select(m => m.Name))}), or {pull}.";
    }

    private static IReadOnlyList<string> Near(string model, IReadOnlyList<ModelSummary> installed)
    {
        var wanted = Bare(model);
        var alike = NearNames.Rank(wanted, installed.Select(m => Bare(m.Name)).Distinct(StringComparer.OrdinalIgnoreCase), MostNames);
        var byName = alike.SelectMany(bare => installed.Where(m => string.Equals(Bare(m.Name), bare, StringComparison.OrdinalIgnoreCase)));
        var byFamily = installed.Where(m =>
            m.Details?.Family is { Length: > 2 } family && wanted.StartsWith(family, StringComparison.OrdinalIgnoreCase)
        );
        return [.. byName.Concat(byFamily).Select(m => m.Name).Distinct(StringComparer.Ordinal).Take(MostNames)];
    }

    /// <summary>The name without registry, namespace and tag.</summary>
    private static string Bare(string name) => name[(name.LastIndexOf('/') + 1)..].Split(':')[0];

    private async Task<IReadOnlyList<ModelSummary>> InstalledAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return (await router.ListModelsAsync(either.Token)).Value.Models;
        }
        catch (Exception exception) when (exception is OllamaException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        }
    }
}
