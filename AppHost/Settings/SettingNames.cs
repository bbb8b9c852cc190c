using System.Globalization;

namespace OllamaMcp.AppHost.Settings;

/// <summary>The settings that the AppHost reads itself. Every other one reaches the server through the environment.</summary>
internal static class SettingNames
{
    public const string McpHost = "MCP_HOST";
    public const string McpPort = "MCP_PORT";
    public const string GuardedPort = "MCP_GUARDED_PORT";
    public const string OllamaHost = "OLLAMA_HOST";
    public const string OllamaPort = "OLLAMA_PORT";
    public const string OllamaServerUrl = "OLLAMA_SERVER_URL";
    public const string OllamaApiKey = "OLLAMA_API_KEY";
    public const string ContextsStore = "Contexts__Store";
    public const string ContextsPath = "Contexts__Path";
    public const string RedisConnection = "ConnectionStrings__context-store";
    public const string RedisUri = "CONTEXT_STORE_URI";
    public const string RedisHost = "CONTEXT_STORE_HOST";
    public const string RedisPort = "CONTEXT_STORE_PORT";
    public const string RedisPassword = "CONTEXT_STORE_PASSWORD";
    public const string LogFormat = "LOG_FORMAT";
    public const string ReplicaAddress = "Replicas__Address";
    public const string ReplicaKey = "Replicas__Key";
    public const string TokenPrefix = "Access__Tokens__";
    public const string Prefix = "AppHost__";
    public const string Ollama = "AppHost__Ollama";
    public const string OllamaCount = "AppHost__Ollamas";
    public const string OllamaModel = "AppHost__OllamaModel";
    public const string Replicas = "AppHost__Replicas";
    public const string ContextStore = "AppHost__ContextStore";
    public const string DataFolder = "AppHost__DataFolder";
    public const string StartLimit = "AppHost__StartLimit";
    public const string Profile = "AppHost__Profile";
    public const string Dashboard = "AppHost__Dashboard";
    public const string DashboardPort = "AppHost__DashboardPort";
    public const string TelemetryEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IReadOnlyList<SettingSection> All { get; } =
    [
        new(
            "The MCP server",
            [
                new(McpPort, Text(HostSettings.Unset.McpPort), "Its port; 0 takes a free one"),
                new(McpHost, "0.0.0.0", "The address it listens on; 127.0.0.1 keeps other machines out"),
                new(
                    Replicas,
                    Text(HostSettings.Unset.Replicas),
                    $"How many of it run side by side behind that port, 1 to {HostSettings.Most}"
                ),
            ]
        ),
        new(
            "Ollama",
            [
                new(
                    OllamaHost,
                    $"127.0.0.1:{OllamaAddress.DefaultPort}",
                    "Yours, as name, host:port or URL; several with commas. It is used where it answers"
                ),
                new(OllamaServerUrl, "none", "The same as a URL; wins over OLLAMA_HOST"),
                new(Ollama, "auto", "auto: the one that runs, else one that is started, else the emulator. local, emulator: start that"),
                new(
                    OllamaCount,
                    Text(HostSettings.Unset.OllamaCount),
                    $"How many there are, 1 to {HostSettings.Most}; those that do not run yet are started"
                ),
                new(
                    OllamaModel,
                    "none; with Aspire " + HostSettings.AspireModel,
                    "Models to pull in the background, several with commas; none pulls none"
                ),
            ]
        ),
        new(
            "Saved conversations",
            [
                new(ContextStore, "auto", "auto: Redis where there is one, else files. redis, files: that one"),
                new(RedisUri, "none", "A Redis of yours: redis://:password@host:port"),
                new(DataFolder, "ollama-mcp in your data folder", "Where they are kept"),
            ]
        ),
        new(
            "The run",
            [
                new(
                    Profile,
                    "auto",
                    "auto: Aspire where its packages can be had, else processes; a no holds for a day. aspire tries again; processes never does"
                ),
                new(StartLimit, Text((int)HostSettings.Unset.StartLimit.TotalSeconds), "Seconds that each part may take to become ready"),
            ]
        ),
        new(
            "Telemetry",
            [
                new(
                    Dashboard,
                    "auto",
                    "The Aspire dashboard. auto: where `aspire` or npm is on PATH; fetched once. off: none. on: fetch again though it failed"
                ),
                new(DashboardPort, Text(HostSettings.Unset.DashboardPort), "Its port; where that is taken, a free one"),
                new(TelemetryEndpoint, "the dashboard", "Where telemetry goes instead; then there is no dashboard, unless it is on"),
            ]
        ),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
