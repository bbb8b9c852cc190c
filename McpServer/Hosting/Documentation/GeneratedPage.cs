namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>A file of the repository, a part of which comes from the code.</summary>
/// <param name="Path">From the root of the repository.</param>
/// <param name="Comment">How a comment line looks there; <c>{0}</c> is its text.</param>
/// <param name="Opening">What a new file begins with.</param>
/// <param name="Render">Makes the generated part.</param>
internal sealed record GeneratedPage(string Path, string Comment, string Opening, Func<string> Render)
{
    /// <summary>What refreshes every page.</summary>
    public const string RefreshCommand = "dotnet run --project McpServer -- docs write";

    private string Begin => Line($"generated: do not edit up to the end mark; `{RefreshCommand}` refreshes it");

    private string End => Line("end of what is generated");

    /// <summary>The whole file as it should be: what stands outside the marks stays.</summary>
    /// <param name="present">The file as it is, or null where there is none.</param>
    public string Refresh(string? present)
    {
        var text = present ?? $"{Opening}\n\n{Begin}\n{End}\n";
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"{Path} has lost its marks. Remove the file, or give it back these two lines:\n{Begin}\n{End}");
        }

        return $"{text[..(begin + Begin.Length)]}\n\n{Render().Trim()}\n\n{text[end..]}";
    }

    private string Line(string text) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Comment, text);
}
