namespace OllamaMcp.TestKit;

/// <summary>Files of the checkout that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>
    /// The text of a page between two marks. With UPDATE_GOLDEN=1 the page is brought up to date first.
    /// </summary>
    public static string Marked(string page, string mark, string current)
    {
        var path = Path.Combine(Root, page);
        var begin = $"<!-- {mark} -->\n";
        var end = $"<!-- /{mark} -->";
        var text = File.ReadAllText(path);
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || to < from)
        {
            throw new InvalidDataException($"{page} lacks the marks {begin.Trim()} and {end}.");
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text[..from] + current + text[to..]);
            return current;
        }

        return text[from..to];
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OllamaMcp.Aspire.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests run within a checkout of the repository.");
    }
}
