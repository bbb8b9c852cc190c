namespace OllamaMcp.AppHost.Settings;

/// <summary>What the AppHost was told, checked. Immutable.</summary>
internal sealed record HostSettings
{
    /// <summary>What a new Ollama of Aspire pulls where nothing else is said: small, and it calls tools.</summary>
    public const string AspireModel = "llama3.2:1b";

    /// <summary>The most Ollamas, and the most replicas.</summary>
    public const int Most = 16;

    /// <summary>What holds where nothing was said: the reader and <c>--help</c> have it from here.</summary>
    public static HostSettings Unset { get; } =
        new()
        {
            DataFolder = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "ollama-mcp"
            ),
        };

    /// <summary>Address of the MCP server; null for the server's own default, all addresses.</summary>
    public string? McpHost { get; init; }

    /// <summary>0 to 65535; 0 takes a free one.</summary>
    public int McpPort { get; init; } = 4838;

    /// <summary>The Ollamas that were named; empty where none was.</summary>
    public IReadOnlyList<Uri> Ollamas { get; init; } = [];

    public OllamaChoice Ollama { get; init; }

    /// <summary>How many Ollamas there are to be, 1 to 16, counting one that runs already.</summary>
    public int OllamaCount { get; init; } = 1;

    /// <summary>Models that every Ollama is to have; null where nothing was said.</summary>
    public IReadOnlyList<string>? OllamaModels { get; init; }

    /// <summary>How many replicas of the MCP server share its port, 1 to 16.</summary>
    public int Replicas { get; init; } = 1;

    public ContextStoreChoice ContextStore { get; init; }

    /// <summary>A Redis that was named by one of the server's own settings: nothing is started then.</summary>
    public string? ConfiguredRedis { get; init; }

    public ProfileChoice Profile { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>Where the file store is to be; null for a folder below <see cref="DataFolder"/>.</summary>
    public string? ContextsPath { get; init; }

    /// <summary>The full path of the file store.</summary>
    public string ContextsFolder => Path.GetFullPath(ContextsPath ?? Path.Combine(DataFolder, "contexts"));

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    public DashboardChoice Dashboard { get; init; }

    /// <summary>0 to 65535; 0 takes a free one.</summary>
    public int DashboardPort { get; init; } = 18888;

    /// <summary>Where the user wants telemetry sent; null where he said nothing.</summary>
    public string? TelemetryEndpoint { get; init; }

    /// <summary>Whether the user chose how the server writes its logs.</summary>
    public bool HasLogFormat { get; init; }

    /// <summary>Secrets of the server that were given.</summary>
    public IReadOnlyList<SecretSetting> Secrets { get; init; } = [];

    /// <summary>Settings of the server, given as arguments or in <c>.env</c>: what it would not find by itself from another folder.</summary>
    public IReadOnlyDictionary<string, string> Passed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings given as arguments, which the children get too.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
