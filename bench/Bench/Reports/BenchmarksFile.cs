namespace OllamaMcp.Bench.Reports;

/// <summary>The document that holds the figures; what stands outside the markers is written by people.</summary>
internal static class BenchmarksFile
{
    private const string Begin = "<!-- figures:begin -->";
    private const string End = "<!-- figures:end -->";

    public static async Task PutAsync(string path, string figures, CancellationToken cancellationToken)
    {
        string text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : $"# Benchmarks\n\n{Begin}\n{End}\n";
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} has no {Begin} and {End}, between which the figures belong.");
        }

        string whole = $"{text[..(begin + Begin.Length)]}\n{figures}{text[end..]}";
        await File.WriteAllTextAsync(path, whole, cancellationToken);
    }
}
