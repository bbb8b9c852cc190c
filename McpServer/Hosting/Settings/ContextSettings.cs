using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Where conversations are kept.</summary>
internal static class ContextSettings
{
    private static readonly ValueKind<string> Store = ValueKinds.NameOf(ContextStoreKinds.All);

    public static SettingGroup Group { get; } =
        new(
            "Contexts",
            [
                new Setting<string>("Contexts__Store", Store)
                {
                    Meaning = "Where saved conversations are kept",
                    DefaultText = "redis where one is set, else files",
                    Bind = (s, _, value) => s.Contexts.Store = value,
                },
                new Setting<string>("Contexts__Path", ValueKinds.Path)
                {
                    Meaning = "The folder of the file store",
                    DefaultText = "ollama-mcp/contexts in the user's data folder",
                    Bind = (s, _, value) => s.Contexts.Path = value,
                },
                new Setting<TimeSpan>("Contexts__TimeToLive", ValueKinds.Duration(TimeSpan.Zero, TimeSpan.FromDays(36500)))
                {
                    Meaning = "How long after its last save a conversation is kept; 0 for ever",
                    Read = s => s.Contexts.TimeToLive,
                    Bind = (s, _, value) => s.Contexts.TimeToLive = value,
                },
                new Setting<long>("Contexts__MaxBytes", ValueKinds.Size(1 << 10, 256 << 20))
                {
                    Meaning = "The longest conversation, as JSON",
                    Read = s => s.Contexts.MaxBytes,
                    Bind = (s, _, value) => s.Contexts.MaxBytes = value,
                },
                new Setting<int>("Contexts__MaxMessages", ValueKinds.Count(1, 1_000_000))
                {
                    Meaning = "The most messages of a conversation",
                    Read = s => s.Contexts.MaxMessages,
                    Bind = (s, _, value) => s.Contexts.MaxMessages = value,
                },
                new Setting<string>("Contexts__KeyPrefix", ValueKinds.Text)
                {
                    Meaning = "What every key in Redis begins with; no braces",
                    Read = s => s.Contexts.KeyPrefix,
                    Bind = (s, _, value) => s.Contexts.KeyPrefix = value,
                },
            ]
        );

    public static SettingGroup Redis { get; } =
        new(
            "Redis, in the forms that Aspire sets",
            [
                new Setting<string>("ConnectionStrings__context-store", ValueKinds.Secret("host:port,password=…"))
                {
                    Meaning = "Redis as StackExchange.Redis writes it. Wins over the others",
                    IsSecret = true,
                    Bind = (s, _, value) => s.Contexts.ConnectionString = value,
                },
                new Setting<string>("CONTEXT_STORE_URI", ValueKinds.Secret("redis://:password@host:port, or rediss:// for TLS"))
                {
                    Meaning = "Redis as a URI. Wins over host and port",
                    IsSecret = true,
                    Bind = (s, _, value) => s.Contexts.Uri = value,
                },
                new Setting<string>("CONTEXT_STORE_HOST", ValueKinds.Text)
                {
                    Meaning = "The host of Redis",
                    Bind = (s, _, value) => s.Contexts.Host = value,
                },
                new Setting<int>("CONTEXT_STORE_PORT", ValueKinds.Count(1, 65535))
                {
                    Meaning = "The port of Redis, with `CONTEXT_STORE_HOST`",
                    DefaultText = "6379",
                    Bind = (s, _, value) => s.Contexts.Port = value,
                },
                new Setting<string>("CONTEXT_STORE_PASSWORD", ValueKinds.Secret("any text"))
                {
                    Meaning = "The password of Redis, with `CONTEXT_STORE_HOST` or a URI without one",
                    IsSecret = true,
                    Bind = (s, _, value) => s.Contexts.Password = value,
                },
            ]
        );
}
