using System.Globalization;
using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>The live table: part, state, since when, address, and the reason for the state as far as there is room.</summary>
internal sealed class StateTable(Palette palette)
{
    private const string Gap = "   ";
    private const int Narrowest = 24;

    // Lines of the log that stay in sight.
    private const int LogRows = 4;

    /// <returns>One line each; only the headline where the terminal is too low, nothing where it is too narrow.</returns>
    public IReadOnlyList<FooterLine> Render(IReadOnlyList<PartView> parts, TerminalSize size, DateTimeOffset now)
    {
        if (size.Columns < Narrowest || parts.Count == 0)
        {
            return [];
        }
        var headline = Headline(parts, size.Columns);
        return size.Rows < parts.Count + 1 + LogRows ? [headline] : [headline, .. Rows(parts, size.Columns, now)];
    }

    private FooterLine Headline(IReadOnlyList<PartView> parts, int columns)
    {
        var ready = parts.Count(part => part.State.Phase == PartPhase.Ready);
        var all = parts.Count(part => part.State.Phase != PartPhase.Absent);
        var isStopping = parts.Any(part => part.State.Phase is PartPhase.Ending or PartPhase.Ended);
        var text = isStopping
            ? "── stopping ── Ctrl-C ends everything at once "
            : string.Create(CultureInfo.InvariantCulture, $"── {ready} of {all} ready ── Ctrl-C ends everything ");
        var cut = Cut(text.PadRight(Math.Min(columns - 1, 100), '─'), columns);
        return new FooterLine(palette.Faint(cut), cut.Length);
    }

    private IEnumerable<FooterLine> Rows(IReadOnlyList<PartView> parts, int columns, DateTimeOffset now)
    {
        string[][] cells =
        [
            .. parts.Select(part => new[] { part.State.Name, part.State.Word(now), Duration.Text(now - part.State.Since), part.Where }),
        ];
        var widths = Enumerable.Range(0, 4).Select(column => cells.Max(row => row[column].Length)).ToArray();
        // The addresses are what is known best: they were told once already.
        var shown = widths.Sum() + (5 * Gap.Length) > columns ? 3 : 4;
        foreach (var (part, row) in parts.Zip(cells))
        {
            var padded = row.Take(shown).Select((cell, column) => cell.PadRight(widths[column])).ToArray();
            var plain = Cut($"  {string.Join(Gap, padded)}{Gap}{part.State.ReasonAt(now)}".TrimEnd(), columns);
            yield return new FooterLine(Coloured(plain, part.State, row[1]), plain.Length);
        }
    }

    private string Coloured(string line, PartState state, string word)
    {
        var at = line.IndexOf(word, state.Name.Length + 2, StringComparison.Ordinal);
        return at < 0 ? line : line[..at] + Paint(state.Phase, word) + line[(at + word.Length)..];
    }

    private string Paint(PartPhase phase, string word) =>
        phase switch
        {
            PartPhase.Ready => palette.Good(word),
            PartPhase.Unwell or PartPhase.Restarting or PartPhase.Failed => palette.Bad(word),
            PartPhase.Absent or PartPhase.Ended or PartPhase.Ending => palette.Faint(word),
            _ => palette.Pending(word),
        };

    // The last column stays free: a terminal may break the line there.
    private static string Cut(string line, int columns) => line.Length < columns ? line : line[..(columns - 2)] + "…";
}
