namespace OllamaMcp.Emulator.Text;

/// <summary>Vectors of texts: the sum of a fixed vector for each word, so texts that share words lie close to each other.</summary>
internal static class Embedder
{
    /// <summary>Not normalised.</summary>
    public static float[] Embed(string text, int length, ulong seed)
    {
        var vector = new float[length];
        // A little of the text itself, so that equal words in another order are near and not the same
        Add(vector, Chance.Hash(text, seed), 0.2f);
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n.,;:!?\"'()[]{}"))
        {
            var word = text.AsSpan()[range];
            if (word.Length > 0)
            {
                Add(vector, Chance.Hash(word.ToString().ToUpperInvariant(), seed), 1);
            }
        }

        return vector;
    }

    public static void Normalise(Span<float> vector)
    {
        double sum = 0;
        foreach (var value in vector)
        {
            sum += (double)value * value;
        }

        var norm = (float)Math.Sqrt(sum);
        for (var i = 0; i < vector.Length && norm > 0; i++)
        {
            vector[i] /= norm;
        }
    }

    private static void Add(float[] vector, ulong seed, float weight)
    {
        Chance chance = new(seed);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] += weight * chance.Signed();
        }
    }
}
