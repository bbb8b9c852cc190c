namespace OllamaMcp.Bench.Reports;

/// <summary>The document that holds the figures; what stands outside the markers is written by people.</summary>
internal static class BenchmarksFile
{
    /// <param name="path">The document.</param>
    /// <param name="mark">The name of the markers.</param>
    /// <param name="figures">What comes between them.</param>
    /// <param name="cancellationToken">Leaves the document as it is.</param>
    public static async Task PutAsync(string path, string mark, string figures, CancellationToken cancellationToken)
    {
        var first = $"<!-- {mark}:begin -->";
        var last = $"<!-- {mark}:end -->";
        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : $"# Benchmarks\n\n{first}\n{last}\n";
        var begin = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} has no {first} and {last}, between which the figures belong.");
        }

        var whole = $"{text[..(begin + first.Length)]}\n{figures}{text[end..]}";
        await File.WriteAllTextAsync(path, whole, cancellationToken);
    }
}
