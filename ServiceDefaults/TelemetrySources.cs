using System.Diagnostics.Metrics;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// The names under which the framework and this product publish what they do. The protocol library's own are not among them: what it
/// says, this product says itself.
/// </summary>
internal static class TelemetrySources
{
    private const string Ours = "OllamaMcp.*";

    // Of the framework's meters that count for every request. What is missing here says again what ours says (calls in flight), or
    // what only the framework's own authors ask (every buffer that is rented, every route that is matched), and costs as much.
    private static readonly Dictionary<string, string[]> Read = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Hosting"] = ["http.server.request.duration"],
        ["Microsoft.AspNetCore.Server.Kestrel"] = ["kestrel.active_connections", "kestrel.rejected_connections"],
        ["System.Net.Http"] = ["http.client.request.duration"],
    };

    public static string[] Activities { get; } = ["Microsoft.AspNetCore", "System.Net.Http", Ours];

    public static string[] Meters { get; } = [.. Read.Keys, "System.Net.NameResolution", "System.Runtime", Ours];

    /// <summary>Whether anybody is meant to read it; the framework skips what nobody reads.</summary>
    public static bool IsRead(Instrument instrument) =>
        !Read.TryGetValue(instrument.Meter.Name, out var names) || names.Contains(instrument.Name, StringComparer.Ordinal);
}
