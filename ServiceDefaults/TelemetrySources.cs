using System.Diagnostics.Metrics;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// The names under which the framework and this product publish what they do. The protocol library's own are not among them: what it
/// says, this product says itself.
/// </summary>
internal static class TelemetrySources
{
    private const string Ours = "OllamaMcp.*";

    // Of the framework's meters that count for every request. What is missing says again what ours say (calls in flight, requests to an
    // Ollama) or what only the framework's authors ask (each buffer that is rented, each route that is matched), and costs as much as
    // all of ours.
    private static readonly Dictionary<string, string[]> Read = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Hosting"] = ["http.server.request.duration"],
        ["Microsoft.AspNetCore.Server.Kestrel"] = ["kestrel.active_connections", "kestrel.rejected_connections"],
    };

    public static string[] Activities { get; } = ["Microsoft.AspNetCore", "System.Net.Http", Ours];

    public static string[] Meters { get; } = [.. Read.Keys, "System.Net.NameResolution", "System.Runtime", Ours];

    /// <summary>Whether anybody is meant to read it; the framework skips what nobody reads.</summary>
    public static bool IsRead(Instrument instrument) =>
        !Read.TryGetValue(instrument.Meter.Name, out var names) || names.Contains(instrument.Name, StringComparer.Ordinal);
}
