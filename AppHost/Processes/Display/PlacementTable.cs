using OllamaMcp.AppHost.Processes.Placement;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>The one table of what runs where, and of what stands in for what.</summary>
internal static class PlacementTable
{
    private const string Gap = "   ";

    public static async Task<string> RenderAsync(IEnumerable<Placed> all, CancellationToken cancellation)
    {
        var rows = new List<string[]>();
        foreach (var placed in all)
        {
            var detail = await placed.Detail(cancellation);
            rows.Add([placed.Name, placed.Where, detail is null ? placed.What : $"{placed.What} {detail}", placed.Note ?? ""]);
        }
        return Render(rows);
    }

    internal static string Render(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        return string.Join(
            '\n',
            rows.Select(row => "  " + string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())
        );
    }
}
