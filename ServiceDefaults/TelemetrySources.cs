namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// The names under which the framework and this product publish what they do. The protocol library's own are not among them: what it
/// says, this product says itself.
/// </summary>
internal static class TelemetrySources
{
    private const string Ours = "OllamaMcp.*";

    public static string[] Activities { get; } = ["Microsoft.AspNetCore", "System.Net.Http", Ours];

    public static string[] Meters { get; } =
    ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Net.NameResolution", "System.Runtime", Ours];
}
