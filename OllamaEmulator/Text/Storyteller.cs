namespace OllamaMcp.Emulator.Text;

/// <summary>Makes up text, token by token and without end. The same seed gives the same text.</summary>
internal static class Storyteller
{
    private static readonly string[][] Parts =
    [
        [" The", " A", " One", " Every", " No"],
        [" small", " old", " quiet", " green", " clever", " busy", " plain", " bold"],
        [" bird", " cat", " tree", " boat", " house", " robot", " river", " queue", " model", " token"],
        [" sees", " finds", " keeps", " counts", " paints", " answers", " follows", " likes"],
        [" the", " a", " its", " one", " that"],
        [" stone", " song", " lamp", " story", " cloud", " road", " key", " number", " word", " list"],
        [" at noon", " in time", " by the sea", " once more", " all day", " at last"],
    ];

    /// <summary>What every answer begins with, so that nobody takes it for a model's.</summary>
    public const string Opening = "This text comes from the Ollama emulator, not from a model.";

    public static IEnumerable<string> Tell(ulong seed, string opening)
    {
        foreach (var token in Tokens.Split(opening))
        {
            yield return token;
        }

        Chance chance = new(seed);
        while (true)
        {
            foreach (var part in Parts)
            {
                var words = part[chance.Below(part.Length)];
                foreach (var token in Words(words))
                {
                    yield return token;
                }
            }

            yield return ".";
        }
    }

    // Whole words are tokens here: a stream then reads like one of a real model
    private static IEnumerable<string> Words(string words)
    {
        var second = words.IndexOf(' ', 1);
        while (second > 0)
        {
            yield return words[..second];
            words = words[second..];
            second = words.IndexOf(' ', 1);
        }

        yield return words;
    }
}
