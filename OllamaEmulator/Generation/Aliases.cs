using System.Collections.Concurrent;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Generation;

/// <summary>Other names for models, whole or by prefix. Generate and chat heed them. Safe for any number of callers at once.</summary>
internal sealed class Aliases
{
    private const int Longest = 16;
    private readonly ConcurrentDictionary<string, Alias> _all = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Alias> All =>
        [.. _all.Values.OrderBy(alias => alias.IsPrefix).ThenBy(alias => alias.Name, StringComparer.Ordinal)];

    public void Set(Alias alias) => _all[alias.Name] = alias;

    public bool Remove(string name) => _all.TryRemove(name, out _);

    /// <summary>The model that is meant in the end.</summary>
    public string Resolve(string model)
    {
        for (var i = 0; i < Longest && !_all.IsEmpty; i++)
        {
            if (Find(model) is not { } alias)
            {
                return model;
            }

            model = alias.Target;
        }

        return model;
    }

    /// <summary>Following the names from here comes to this one.</summary>
    public bool LeadsTo(string from, string name)
    {
        var at = from;
        for (var i = 0; i < Longest; i++)
        {
            if (string.Equals(at, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (!_all.TryGetValue(at, out var next))
            {
                return false;
            }

            at = next.Target;
        }

        return true;
    }

    private Alias? Find(string model)
    {
        var plain =
            ModelName.Parse(model) is { Tag: "latest" } && model.EndsWith(":latest", StringComparison.Ordinal) ? model[..^7] : model;
        return _all.TryGetValue(plain, out var exact) && !exact.IsPrefix
            ? exact
            : _all
                .Values.Where(alias => alias.IsPrefix && plain.StartsWith(alias.Name, StringComparison.OrdinalIgnoreCase))
                .MaxBy(alias => alias.Name.Length);
    }
}
