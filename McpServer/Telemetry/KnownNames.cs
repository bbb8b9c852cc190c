using System.Collections.Concurrent;

namespace OllamaMcp.Server.Telemetry;

/// <summary>
/// Keeps the number of names that go into metrics small, whatever callers invent: a name counts once it has been seen to be real,
/// and no more than so many do. Thread-safe.
/// </summary>
/// <param name="capacity">How many there may be.</param>
internal sealed class KnownNames(int capacity)
{
    /// <summary>Stands for all others.</summary>
    public const string Other = "_OTHER";

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>The name, which is real from now on; <see cref="Other"/> where there are too many.</summary>
    public string Learn(string name)
    {
        if (_names.ContainsKey(name))
        {
            return name;
        }

        if (name.Length > SpanText.MostCharacters || _names.Count >= capacity)
        {
            return Other;
        }

        _names.TryAdd(name, true);
        return name;
    }

    /// <summary>The name where it is known, else <see cref="Other"/>.</summary>
    public string Of(string name) => _names.ContainsKey(name) ? name : Other;
}
