using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>Colours by terminal codes, where there is a terminal that wants them.</summary>
internal sealed class Palette(bool enabled)
{
    private const int Dim = 2;
    private const int Red = 31;
    private const int Green = 32;
    private const int Yellow = 33;

    private static readonly int[] Colours = [36, 35, 33, 34, 32];

    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>The text in a colour that stays the same for that name.</summary>
    public string Paint(string name, string text)
    {
        if (!_byName.TryGetValue(name, out var colour))
        {
            _byName[name] = colour = Colours[_byName.Count % Colours.Length];
        }
        return In(colour, text);
    }

    public string Faint(string text) => In(Dim, text);

    public string Good(string text) => In(Green, text);

    public string Pending(string text) => In(Yellow, text);

    public string Bad(string text) => In(Red, text);

    private string In(int code, string text) => enabled ? string.Create(CultureInfo.InvariantCulture, $"\e[{code}m{text}\e[0m") : text;
}
