using System.Security;

namespace OllamaMcp.Server.Access;

/// <summary>
/// Reads a file of tokens: <c>name token</c> on each line, apart by spaces or tabs. For example
/// <code>
/// # who may call
/// alice   5f2d…          (a line may end in spaces)
/// alice   77ab…          (a second token, while the first is being replaced)
/// </code>
/// </summary>
internal static class TokensFile
{
    private const int LongestFile = 1 << 20;
    private static readonly char[] Blanks = [' ', '\t'];

    public static (IReadOnlyList<TokenEntry> Entries, IReadOnlyList<TokenProblem> Problems) Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > LongestFile
                ? Broken(path, $"The file is longer than {LongestFile} bytes.")
                : Parse(path, File.ReadAllText(path));
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return Broken(
                path,
                e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : "The file cannot be read."
            );
        }
    }

    public static (IReadOnlyList<TokenEntry> Entries, IReadOnlyList<TokenProblem> Problems) Parse(string path, string text)
    {
        var entries = new List<TokenEntry>();
        var problems = new List<TokenProblem>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                ParseLine(line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries), $"{path}:{number}", entries, problems);
            }
        }

        // An empty file is what a writer leaves for a moment; taking it for "nobody" would lock everybody out.
        return entries.Count == 0 && problems.Count == 0 ? Broken(path, "The file holds no token.") : (entries, problems);
    }

    private static void ParseLine(string[] words, string where, List<TokenEntry> entries, List<TokenProblem> problems)
    {
        if (words.Length != 2)
        {
            problems.Add(new(where, "The line is not a name and a token.", "Write: name token."));
        }
        else if (!BearerToken.IsLegal(words[1]))
        {
            problems.Add(
                new(
                    where,
                    $"The token of {words[0]} has {words[1].Length} characters, or others than it may have.",
                    $"Use {BearerToken.Legal}."
                )
            );
        }
        else
        {
            entries.Add(new(words[0], words[1], where));
        }
    }

    private static (IReadOnlyList<TokenEntry>, IReadOnlyList<TokenProblem>) Broken(string path, string wrong) =>
        ([], [new("Access__TokensFile", $"{path}: {wrong}", "Name a readable file with \"name token\" on each line.")]);
}
