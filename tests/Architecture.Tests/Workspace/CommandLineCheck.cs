using System.Text.RegularExpressions;
using OllamaMcp.TestKit;

namespace OllamaMcp.Architecture.Tests.Workspace;

/// <summary>Finds what a command line names and this repository does not have.</summary>
internal static partial class CommandLineCheck
{
    private static readonly string[] SdkVerbs = ["build", "restore", "run", "test", "tool", "watch", "publish"];

    /// <summary>Says of every project, script and tool that is not there that it is not.</summary>
    public static IEnumerable<string> Missing(string line)
    {
        var words = Word().Matches(line).Select(match => match.Value).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var before = i > 0 ? words[i - 1] : "";
            if (before == "--project" && !File.Exists(At($"{word}/{word}.csproj")))
            {
                yield return $"{line}: no project {word}";
            }
            else if (before == "dotnet" && !SdkVerbs.Contains(word) && !LocalTools().Contains(word, StringComparer.Ordinal))
            {
                yield return $"{line}: {word} is neither of the SDK nor in .config/dotnet-tools.json";
            }
            else if (word.Contains('/', StringComparison.Ordinal) && !IsRunnable(word))
            {
                yield return $"{line}: no program {word}";
            }
        }
    }

    private static bool IsRunnable(string word) =>
        File.Exists(At(word)) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(At(word)).HasFlag(UnixFileMode.UserExecute));

    private static IEnumerable<string> LocalTools() =>
        WorkspaceFile.Read(".config/dotnet-tools.json")["tools"]!.AsObject().Select(tool => tool.Key);

    private static string At(string path) => Path.Combine(Repository.Root, path);

    [GeneratedRegex("""[^\s"$();&|]+""", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
