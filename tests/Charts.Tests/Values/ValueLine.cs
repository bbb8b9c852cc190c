using System.Text.RegularExpressions;

namespace OllamaMcp.Charts.Tests.Values;

/// <summary>A value in <c>values.yaml</c> with the comment above it.</summary>
/// <param name="Path">As <c>--set</c> names it.</param>
/// <param name="Comment">Its comment, in one line; empty where there is none.</param>
internal sealed partial record ValueLine(string Path, string Comment)
{
    public static IEnumerable<ValueLine> ReadAll(string yaml)
    {
        var path = new List<(int Indent, string Key)>();
        var comment = new List<string>();
        foreach (var line in yaml.Split('\n'))
        {
            if (CommentLine().Match(line) is { Success: true } text)
            {
                comment.Add(text.Groups["text"].Value);
                continue;
            }

            if (KeyLine().Match(line) is { Success: true } key)
            {
                var indent = key.Groups["indent"].Length;
                path.RemoveAll(step => step.Indent >= indent);
                path.Add((indent, key.Groups["key"].Value));
                yield return new ValueLine(string.Join('.', path.Select(step => step.Key)), string.Join(' ', comment));
            }

            comment.Clear();
        }
    }

    [GeneratedRegex("^ *# ?(?<text>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentLine();

    [GeneratedRegex("^(?<indent> *)(?<key>[A-Za-z][A-Za-z0-9_]*):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyLine();
}
