namespace OllamaMcp.AppHost.Settings;

/// <summary>Breaks a text between words.</summary>
internal static class WordWrap
{
    /// <returns>Lines of at most that width, but for a word that is longer; none where there is no text.</returns>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count == 0 || lines[^1].Length + 1 + word.Length > width)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += ' ' + word;
            }
        }
        return lines;
    }
}
