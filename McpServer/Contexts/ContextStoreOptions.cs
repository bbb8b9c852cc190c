namespace OllamaMcp.Server.Contexts;

/// <summary>Where conversations are kept, for how long, and how large they may be.</summary>
internal sealed class ContextStoreOptions
{
    public const string DefaultKeyPrefix = "ollama-mcp";

    /// <summary>
    /// One of <see cref="ContextStoreKinds"/>. Default: <c>redis</c> where a connection to one is set, else <c>files</c>.
    /// Setting <c>Contexts__Store</c>.
    /// </summary>
    public string? Store { get; set; }

    /// <summary>The folder of the file store. Default: <c>ollama-mcp/contexts</c> in the user's data folder. Setting <c>Contexts__Path</c>.</summary>
    public string? Path { get; set; }

    /// <summary>How long after its last save a conversation is kept; zero for ever. Default 30 days. Setting <c>Contexts__TimeToLive</c>.</summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The longest conversation, in bytes of its messages as JSON. Default 4 MiB; 1 KiB to 256 MiB. Setting <c>Contexts__MaxBytes</c>.</summary>
    public long MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The most messages of a conversation. Default 10000; at least 1. Setting <c>Contexts__MaxMessages</c>.</summary>
    public int MaxMessages { get; set; } = 10_000;

    /// <summary>What every Redis key begins with. Default <see cref="DefaultKeyPrefix"/>; no braces. Setting <c>Contexts__KeyPrefix</c>.</summary>
    public string KeyPrefix { get; set; } = DefaultKeyPrefix;

    /// <summary>Redis in StackExchange's form (<c>host:port,password=…</c>). Wins over the rest. Setting <c>ConnectionStrings__context-store</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Redis as <c>redis://:password@host:port</c>, or <c>rediss://</c> for TLS. Setting <c>CONTEXT_STORE_URI</c>.</summary>
    public string? Uri { get; set; }

    /// <summary>The host of Redis. Setting <c>CONTEXT_STORE_HOST</c>.</summary>
    public string? Host { get; set; }

    /// <summary>The port of Redis, where <see cref="Host"/> is set. Default 6379. Setting <c>CONTEXT_STORE_PORT</c>.</summary>
    public int? Port { get; set; }

    /// <summary>The password of Redis, where <see cref="Host"/> is set or <see cref="Uri"/> names none. Setting <c>CONTEXT_STORE_PASSWORD</c>.</summary>
    public string? Password { get; set; }

    /// <summary>Whether any of the connection settings is given.</summary>
    public bool HasRedis => !string.IsNullOrEmpty(ConnectionString) || !string.IsNullOrEmpty(Uri) || !string.IsNullOrEmpty(Host);

    /// <summary>Whether the file store was asked for, and is not only what is left where nothing is set.</summary>
    public bool WantsFiles => Kind == ContextStoreKinds.Files && (Store is not null || !string.IsNullOrEmpty(Path));

    /// <summary>The store that these settings choose.</summary>
    public string Kind => Store ?? (HasRedis ? ContextStoreKinds.Redis : ContextStoreKinds.Files);

    /// <summary>The folder that these settings choose for the file store.</summary>
    public string Folder =>
        string.IsNullOrEmpty(Path)
            ? System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "ollama-mcp",
                "contexts"
            )
            : System.IO.Path.GetFullPath(Path);
}
