using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace OllamaMcp.Server.Telemetry;

/// <summary>
/// Where this program's spans and metrics come from. Names and attributes are those of the OpenTelemetry semantic conventions for
/// GenAI and MCP (<see cref="Conventions"/>); what they have no name for begins with <c>ollama_mcp.</c>. Nothing is recorded, and
/// nothing allocated, while nobody listens.
/// </summary>
internal static class ServerSource
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "OllamaMcp.Server";

    /// <summary>The release of the conventions: the last one that holds GenAI and MCP.</summary>
    public const string Conventions = "1.41.1";

    private static readonly string SchemaUrl = $"https://opentelemetry.io/schemas/{Conventions}";

    private static readonly string? Version = typeof(ServerSource)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0];

    public static ActivitySource Activities { get; } =
        new(new ActivitySourceOptions(Name) { Version = Version, TelemetrySchemaUrl = SchemaUrl });

    public static Meter Meter { get; } = new(new MeterOptions(Name) { Version = Version, TelemetrySchemaUrl = SchemaUrl });
}
