using System.Text.RegularExpressions;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Replay;

/// <summary>One way in which an answer is not the recorded one.</summary>
internal sealed record Difference(string Name, string What, string Recorded, string Answered)
{
    // The rest of the headers that a server sets by itself
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase) { "Date", "Content-Length" };

    public override string ToString() => $"{Name} {What}\n    recorded {Recorded}\n    answered {Answered}";

    public static IEnumerable<Difference> Between(Recording recording, RawAnswer answer, Func<string, string> adapt)
    {
        if (recording.Status != answer.Status)
        {
            yield return new Difference(recording.Name, "status", $"{recording.Status}", $"{answer.Status} {answer.Body}");
            yield break;
        }

        var expected = Headers(recording.Headers);
        var actual = Headers(answer.Headers);
        if (expected != actual)
        {
            yield return new Difference(recording.Name, "headers", expected, actual);
        }

        if (Framing(recording.Headers) != Framing(answer.Headers))
        {
            yield return new Difference(recording.Name, "framing", Framing(recording.Headers), Framing(answer.Headers));
        }

        var lines = string.Join('\n', Shape.OfLines(recording.Lines.Select(adapt)));
        var answered = string.Join('\n', Shape.OfLines(recording.IsCut ? Cut(answer.Lines) : answer.Lines));
        if (!Regex.IsMatch(answered, Pattern(lines), RegexOptions.Singleline, Patience.Limit))
        {
            yield return new Difference(recording.Name, "body", lines, answered);
        }
    }

    // Long recordings have their ends only
    private static IReadOnlyList<string> Cut(IReadOnlyList<string> lines)
    {
        (var first, var last) = lines.Count > 0 && lines[0].StartsWith("data:", StringComparison.Ordinal) ? (6, 4) : (3, 2);
        return lines.Count <= first + last ? lines : [.. lines.Take(first), .. lines.TakeLast(last)];
    }

    // Absolute paths were taken out of the recordings
    private static string Pattern(string lines) => $"^{Regex.Escape(lines).Replace("<path>", "[^\"]+", StringComparison.Ordinal)}$";

    private static string Headers(IReadOnlyDictionary<string, string> headers) =>
        string.Join(
            "; ",
            headers
                .Where(header => !Ignored.Contains(header.Key) && header.Key != "Transfer-Encoding")
                .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
                .Select(header => $"{header.Key}: {header.Value}")
        );

    private static string Framing(IReadOnlyDictionary<string, string> headers) =>
        headers.ContainsKey("Transfer-Encoding") ? "chunked"
        : headers.ContainsKey("Content-Length") ? "length"
        : "none";
}
