using System.Globalization;

namespace OllamaMcp.AppHost.Settings;

/// <summary>Values of settings, and what is wrong with them.</summary>
internal sealed class SettingValues(SettingSources sources)
{
    /// <summary>One line for each value that is wrong: name, value, what is legal.</summary>
    public List<string> Problems { get; } = [];

    /// <returns>The number; where none is set, or a wrong one, <paramref name="unset"/>.</returns>
    public int Number(string name, int unset, int from, int to)
    {
        if (sources[name] is not { } text)
        {
            return unset;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
        {
            return value;
        }
        Problems.Add($"{name} is \"{text}\": a number from {from} to {to} is meant.");
        return unset;
    }

    /// <returns>The choice; where none is set, or a wrong one, the first.</returns>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        if (sources[name] is not { } text || names.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return Enum.Parse<T>(sources[name] ?? names[0], ignoreCase: true);
        }
        Problems.Add($"{name} is \"{text}\": {string.Join(", ", names).ToLowerInvariant()} are the choices.");
        return default;
    }
}
