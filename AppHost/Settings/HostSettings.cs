namespace OllamaMcp.AppHost.Settings;

/// <summary>What the AppHost was told, checked. Immutable.</summary>
internal sealed record HostSettings
{
    /// <summary>Address of the MCP server; null for the server's own default, all addresses.</summary>
    public string? McpHost { get; init; }

    /// <summary>0 to 65535; 0 takes a free one.</summary>
    public int McpPort { get; init; } = 4838;

    /// <summary>The Ollamas that were named; empty where none was.</summary>
    public IReadOnlyList<Uri> Ollamas { get; init; } = [];

    public OllamaChoice Ollama { get; init; }

    public string OllamaModel { get; init; } = "llama3.2:1b";

    public ContextStoreChoice ContextStore { get; init; }

    /// <summary>A Redis that was named by one of the server's own settings: nothing is started then.</summary>
    public string? ConfiguredRedis { get; init; }

    public required string DataFolder { get; init; }

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    public DashboardChoice Dashboard { get; init; }

    /// <summary>0 to 65535; 0 takes a free one.</summary>
    public int DashboardPort { get; init; } = 18888;

    /// <summary>Where the user wants telemetry sent; null where he said nothing.</summary>
    public string? TelemetryEndpoint { get; init; }

    /// <summary>Whether the user chose how the server writes its logs.</summary>
    public bool HasLogFormat { get; init; }

    /// <summary>Settings given as arguments, which the children get too.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
