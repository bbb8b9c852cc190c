using System.Text;
using System.Text.Json;

namespace OllamaMcp.Emulator.Tests.Replay;

/// <summary>A row of the table of what the emulator answers otherwise on purpose.</summary>
internal sealed record IntendedDifference(string Recording, string What, string Why)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<IntendedDifference> All { get; } =
        JsonSerializer.Deserialize<List<IntendedDifference>>(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Replay", "intended-differences.json")),
            Web
        )!;

    /// <summary>The table as the documentation shows it.</summary>
    public static string Table()
    {
        StringBuilder table = new("| recording | what differs | why |\n|---|---|---|\n");
        foreach (var row in All)
        {
            table.Append($"| `{row.Recording}` | {row.What} | {row.Why} |\n");
        }

        return table.ToString();
    }
}
