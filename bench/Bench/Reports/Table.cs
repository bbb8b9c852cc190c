using System.Text;

namespace OllamaMcp.Bench.Reports;

/// <summary>A table in Markdown.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row unless all of it but the first cell is empty.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Skip(1).Any(cell => cell != Cell.Empty))
        {
            _rows.Add(cells);
        }
    }

    public void WriteTo(StringBuilder text, string title)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        text.Append("\n### ").Append(title).Append("\n\n");
        WriteRow(text, headings);
        WriteRow(text, [.. headings.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in _rows)
        {
            WriteRow(text, row);
        }
    }

    private static void WriteRow(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
