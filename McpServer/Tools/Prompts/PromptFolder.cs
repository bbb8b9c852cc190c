namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>Reads the prompts of a folder: <c>*.yaml</c>, <c>*.yml</c> and <c>*.md</c>, in the order of their names.</summary>
internal static class PromptFolder
{
    private const int LargestFile = 1 << 20;
    private static readonly string[] Endings = [".yaml", ".yml", ".md"];

    /// <summary>The prompts that read, and what is wrong with the others.</summary>
    public static (IReadOnlyList<PromptTemplate> Prompts, IReadOnlyList<PromptFileException> Problems) Read(string folder)
    {
        var prompts = new Dictionary<string, PromptTemplate>(StringComparer.Ordinal);
        var problems = new List<PromptFileException>();
        foreach (var path in Directory.EnumerateFiles(folder).Where(IsPrompt).Order(StringComparer.Ordinal))
        {
            try
            {
                var prompt = ReadFile(path);
                if (!prompts.TryAdd(prompt.Name, prompt))
                {
                    throw new PromptFileException(prompt.File, 1, $"{prompts[prompt.Name].File} has a prompt '{prompt.Name}' already.");
                }
            }
            catch (PromptFileException problem)
            {
                problems.Add(problem);
            }
        }

        return ([.. prompts.Values], problems);
    }

    // A ConfigMap is mounted with folders and links that begin with two dots.
    private static bool IsPrompt(string path) =>
        !Path.GetFileName(path).StartsWith('.') && Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static PromptTemplate ReadFile(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            return new FileInfo(path).Length > LargestFile
                ? throw new PromptFileException(file, 1, "the file is larger than 1 MiB.")
                : PromptFile.Parse(file, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PromptFileException(file, 1, $"the file cannot be read: {exception.Message}");
        }
    }
}
