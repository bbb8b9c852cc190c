using System.Text.Json;

namespace OllamaMcp.Emulator.Faults;

/// <summary>Wire names of faults.</summary>
internal static class FaultNames
{
    private static readonly Dictionary<string, FaultKind> ByName = Enum.GetValues<FaultKind>().ToDictionary(NameOf, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static string NameOf(FaultKind kind) =>
        kind switch
        {
            FaultKind.Status500 => "status-500",
            FaultKind.QueueFull503 => "queue-full-503",
            _ => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()),
        };

    public static bool TryParse(string name, out FaultKind kind) => ByName.TryGetValue(name, out kind);
}
