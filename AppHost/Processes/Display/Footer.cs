using System.Globalization;
using System.Text;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>
/// The lines that stay at the bottom of a terminal. They are printed like any others; before the next line is printed above
/// them, the cursor goes back up and all below it is erased. Not thread-safe.
/// </summary>
internal sealed class Footer
{
    // The terminal shows nothing in between; one that does not know these ignores them.
    private const string BeginUpdate = "\e[?2026h";
    private const string EndUpdate = "\e[?2026l";
    private const string EraseBelow = "\e[J";

    private IReadOnlyList<FooterLine> _shown = [];

    /// <summary>Leaves what is shown where it is: others have written below it.</summary>
    public void Abandon() => _shown = [];

    /// <returns>What to write to the terminal, so that the text stands above the footer.</returns>
    /// <param name="text">Whole lines; empty where only the footer changed.</param>
    /// <param name="lines">The footer, no line longer than the terminal is wide.</param>
    /// <param name="columns">The width of the terminal now: what was shown before may have been broken anew.</param>
    /// <param name="typed">What the user typed below the footer meanwhile: lines that he ended.</param>
    public string Write(string text, IReadOnlyList<FooterLine> lines, int columns, params IReadOnlyList<string> typed)
    {
        var output = new StringBuilder(BeginUpdate);
        var up = _shown.Count == 0 ? 0 : _shown.Select(line => line.Width).Concat(typed.Select(line => line.Length)).Sum(RowsOf);
        if (up > 0)
        {
            output.Append(CultureInfo.InvariantCulture, $"\r\e[{up}A{EraseBelow}");
        }
        output.Append(text);
        foreach (var line in lines)
        {
            output.Append(line.Text).Append('\n');
        }
        _shown = lines;
        return output.Append(EndUpdate).ToString();

        int RowsOf(int width) => Math.Max(1, (width + columns - 1) / columns);
    }
}
