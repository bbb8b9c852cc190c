namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>Colours by terminal codes, where there is a terminal that wants them.</summary>
internal sealed class Palette(bool enabled)
{
    private static readonly int[] Colours = [36, 35, 33, 34, 32];

    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>For standard output: none when it is redirected, when NO_COLOR is set, or on a terminal that has none.</summary>
    public static Palette ForOutput() =>
        new(
            !Console.IsOutputRedirected
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") != "dumb"
        );

    /// <summary>The text in a colour that stays the same for that name.</summary>
    public string Paint(string name, string text)
    {
        if (!enabled)
        {
            return text;
        }
        if (!_byName.TryGetValue(name, out var colour))
        {
            _byName[name] = colour = Colours[_byName.Count % Colours.Length];
        }
        return $"\e[{colour}m{text}\e[0m";
    }
}
