namespace OllamaMcp.Emulator.Text;

/// <summary>The emulator's tokens: words with the blank before them, in pieces of at most four letters; anything else by itself.</summary>
internal static class Tokens
{
    private const int Longest = 4;
    private const int Vocabulary = 32_000;

    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = End(text, start);
            yield return text[start..end];
            start = end;
        }
    }

    public static int Count(string text)
    {
        var count = 0;
        for (var start = 0; start < text.Length; start = End(text, start))
        {
            count++;
        }

        return count;
    }

    /// <summary>A number that always stands for this token, above those that a model keeps for itself.</summary>
    public static int IdOf(string token) => (int)(Chance.Hash(token) % (Vocabulary - 3)) + 3;

    private static int End(string text, int start)
    {
        var end = start;
        if (text[end] == ' ')
        {
            end++;
        }

        var letters = end;
        while (end < text.Length && end - letters < Longest && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        if (end == letters && end < text.Length && end == start)
        {
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        }

        return end;
    }
}
