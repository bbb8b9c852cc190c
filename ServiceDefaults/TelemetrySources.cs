namespace OllamaMcp.ServiceDefaults;

/// <summary>The names under which the framework, the protocol library and this product publish what they do.</summary>
internal static class TelemetrySources
{
    private const string Ours = "OllamaMcp.*";
    private const string Protocol = "Experimental.ModelContextProtocol";

    public static string[] Activities { get; } = ["Microsoft.AspNetCore", "System.Net.Http", Protocol, Ours];

    public static string[] Meters { get; } =
    ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Net.NameResolution", "System.Runtime", Protocol, Ours];
}
