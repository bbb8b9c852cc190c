namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>The generated pages in a checkout of the repository.</summary>
internal static class DocsFolder
{
    /// <summary>Writes the pages that are stale.</summary>
    public static void Write(string repository)
    {
        foreach (var page in FindStale(repository))
        {
            var path = Path.Combine(repository, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.Refresh(Read(path)));
        }
    }

    /// <summary>The pages that are not as the code is.</summary>
    public static IReadOnlyList<GeneratedPage> FindStale(string repository) =>
        [
            .. GeneratedPages.All.Where(page =>
            {
                var present = Read(Path.Combine(repository, page.Path));
                return page.Refresh(present) != present;
            }),
        ];

    /// <summary>
    /// The root of the checkout that a folder is in, or that folder where it is in none. <c>dotnet run --project McpServer</c> starts
    /// the program in the project's folder, wherever it is called.
    /// </summary>
    public static string FindRepository(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "OllamaMcp.Aspire.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? folder;
    }

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
