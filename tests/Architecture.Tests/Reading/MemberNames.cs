using System.Text.RegularExpressions;

namespace OllamaMcp.Architecture.Reading;

/// <summary>The names that people wrote, from those that the compiler made of them.</summary>
internal static partial class MemberNames
{
    /// <summary>
    /// <c>&lt;RunAsync&gt;d__4</c>, the state machine, and <c>&lt;RunAsync&gt;b__4_0</c>, a lambda, both stand in <c>RunAsync</c>;
    /// <c>get_Name</c> in <c>Name</c>.
    /// </summary>
    public static string Written(IEnumerable<string> path) =>
        path.Select(Inner).FirstOrDefault(name => name.Length > 0) ?? Plain(path.Last());

    public static bool IsGenerated(string name) => name.StartsWith('<');

    private static string Inner(string name) => Generated().Match(name) is { Success: true } match ? Plain(match.Groups["name"].Value) : "";

    private static string Plain(string name) => Accessor().Replace(name, "");

    [GeneratedRegex("^<(?<name>[^<>]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generated();

    [GeneratedRegex("^(get|set|add|remove)_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accessor();
}
