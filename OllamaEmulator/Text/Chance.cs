namespace OllamaMcp.Emulator.Text;

/// <summary>Chance that is the same on every machine and in every run.</summary>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>FNV-1a over the text's UTF-16 units.</summary>
    public static ulong Hash(ReadOnlySpan<char> text, ulong seed = 14_695_981_039_346_656_037)
    {
        var hash = seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1_099_511_628_211;
        }

        return hash;
    }

    /// <summary>SplitMix64.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From -1 to 1.</summary>
    public float Signed() => (float)((Next() >> 11) * (2.0 / (1ul << 53)) - 1);
}
