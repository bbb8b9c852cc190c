using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Hosting.Logs;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Tools.Prompts;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Everything that can be set, one options object for each room. Written while settings are read, then only read.</summary>
internal sealed class ServerSettings
{
    public ListeningOptions Listening { get; } = new();

    public LogOptions Logs { get; } = new();

    public AccessOptions Access { get; } = new();

    public ContextStoreOptions Contexts { get; } = new();

    public OllamaLocation OllamaLocation { get; } = new();

    /// <summary>Without the addresses: those are in <see cref="Ollama"/>.</summary>
    public OllamaClientOptions OllamaClient { get; set; } = new();

    public ToolsOptions Tools { get; } = new();

    public PromptsOptions Prompts { get; } = new();

    /// <summary>A DNS name that stands for all replicas. Null for none. Setting <c>Replicas__Service</c>.</summary>
    public string? ReplicaService { get; set; }

    public TransportOptions Transport { get; } = new();

    /// <summary>Without the variables: those are in <see cref="TelemetryVariables"/>.</summary>
    public TelemetryOptions Telemetry { get; set; } = new() { ServesMetrics = true };

    /// <summary>Once all settings are read.</summary>
    public TelemetryOptions TelemetryOverHttp => Telemetry with { Variables = TelemetryVariables };

    /// <summary>The same where there is no port to scrape.</summary>
    public TelemetryOptions TelemetryOverStdio => TelemetryOverHttp with { ServesMetrics = false };

    /// <summary>Settings that are the OpenTelemetry SDK's own, by name.</summary>
    public Dictionary<string, string> TelemetryVariables { get; } = new(StringComparer.Ordinal);

    /// <summary>Once all settings are read.</summary>
    public OllamaClientOptions Ollama =>
        OllamaClient with
        {
            Addresses = OllamaAddresses.Parse(OllamaLocation.Host, OllamaLocation.Port, OllamaLocation.ServerUrl),
        };
}
