using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>The one table of what runs where, and of what stands in for what.</summary>
internal static class PlacementTable
{
    private const string Margin = "  ";
    private const string Gap = "   ";
    private const int Narrowest = 20;

    public static async Task<string> RenderAsync(IEnumerable<Placed> all, int columns, CancellationToken cancellation)
    {
        var rows = new List<string[]>();
        foreach (var placed in all)
        {
            var detail = await placed.Detail(cancellation);
            rows.Add([placed.Name, placed.Where, detail is null ? placed.What : $"{placed.What} {detail}", placed.Note ?? ""]);
        }
        return Render(rows, columns);
    }

    /// <param name="rows">Name first.</param>
    /// <param name="columns">How wide it may be: where it is wider, what stands behind the address gets lines of its own.</param>
    internal static string Render(IReadOnlyList<string[]> rows, int columns)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        var wide = rows.Select(row => Join(row, widths)).ToList();
        return string.Join(
            '\n',
            wide.TrueForAll(line => line.Length < columns) ? wide : rows.SelectMany(row => Narrow(row, widths, columns))
        );
    }

    private static IEnumerable<string> Narrow(string[] row, List<int> widths, int columns)
    {
        const int Addressed = 2;
        var indent = new string(' ', Margin.Length + widths[0] + Gap.Length);
        yield return Join(row[..Addressed], widths);
        foreach (var line in row[Addressed..].SelectMany(cell => WordWrap.Lines(cell, Math.Max(columns - 1 - indent.Length, Narrowest))))
        {
            yield return indent + line;
        }
    }

    private static string Join(string[] row, List<int> widths) =>
        Margin + string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
}
