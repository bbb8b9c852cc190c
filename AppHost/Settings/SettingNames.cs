namespace OllamaMcp.AppHost.Settings;

/// <summary>The settings that the AppHost reads itself. Every other one reaches the server through the environment.</summary>
internal static class SettingNames
{
    public const string McpHost = "MCP_HOST";
    public const string McpPort = "MCP_PORT";
    public const string OllamaHost = "OLLAMA_HOST";
    public const string OllamaPort = "OLLAMA_PORT";
    public const string OllamaServerUrl = "OLLAMA_SERVER_URL";
    public const string Ollama = "AppHost__Ollama";
    public const string OllamaModel = "AppHost__OllamaModel";
    public const string ContextStore = "AppHost__ContextStore";
    public const string DataFolder = "AppHost__DataFolder";
    public const string StartLimit = "AppHost__StartLimit";
    public const string Dashboard = "AppHost__Dashboard";
    public const string DashboardPort = "AppHost__DashboardPort";
    public const string TelemetryEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IReadOnlyList<HostSetting> All { get; } =
    [
        new(McpPort, "4838", "Port of the MCP server; 0 takes a free one"),
        new(McpHost, "0.0.0.0", "Address that the MCP server listens on; 127.0.0.1 keeps other machines out"),
        new(OllamaHost, "127.0.0.1:11434", "The Ollama to use, as name, host:port or URL; several with commas"),
        new(OllamaServerUrl, "none", "The same as a URL; wins over OLLAMA_HOST"),
        new(Ollama, "auto", "auto: the one that runs, else `ollama serve`, else the emulator. local, emulator: that one"),
        new(OllamaModel, "llama3.2:1b", "Model that Aspire pulls at the first start; the plain profile pulls none"),
        new(ContextStore, "auto", "auto: Redis where there is one, else files. redis, files: that one"),
        new(DataFolder, "ollama-mcp in the user's data folder", "Where saved conversations are kept"),
        new(StartLimit, "60", "Seconds that each part may take to become ready"),
        new(Dashboard, "auto", "The Aspire dashboard, fetched once by npm. auto: where it can be had. off: none. on: try again"),
        new(DashboardPort, "18888", "Its port; where that is taken, a free one"),
        new(TelemetryEndpoint, "the dashboard", "Where telemetry goes instead; then there is no dashboard, unless it is on"),
    ];
}
