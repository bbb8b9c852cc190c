namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Where Ollama is, and how long to wait for it. Other variables that begin with <c>OLLAMA_</c> are Ollama's own.</summary>
internal static class OllamaSettings
{
    public static SettingGroup Group { get; } =
        new(
            "Ollama",
            [
                new Setting<string>("OLLAMA_HOST", ValueKinds.Text with { Legal = "a name, host:port, or a URL; several with commas" })
                {
                    Meaning = "The Ollama",
                    DefaultText = "127.0.0.1",
                    Bind = (s, _, value) => s.OllamaLocation.Host = value,
                },
                new Setting<string>("OLLAMA_PORT", ValueKinds.Text with { Legal = "a port, 1 to 65535" })
                {
                    Meaning = "Its port, where `OLLAMA_HOST` names none",
                    DefaultText = "11434",
                    Bind = (s, _, value) => s.OllamaLocation.Port = value,
                },
                new Setting<string>("OLLAMA_SERVER_URL", ValueKinds.Text with { Legal = "a URL with http or https; several with commas" })
                {
                    Meaning = "The Ollama as a URL. Wins over `OLLAMA_HOST` and `OLLAMA_PORT`",
                    Bind = (s, _, value) => s.OllamaLocation.ServerUrl = value,
                },
                new Setting<TimeSpan>("OLLAMA_TIMEOUT", ValueKinds.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)))
                {
                    Meaning =
                        "The longest silence before the next piece of an answer; the whole may take as long as it takes. "
                        + "Unless it is set, the first piece may take 5m, since a model may have to be loaded",
                    Read = s => s.OllamaClient.SilenceLimit,
                    Bind = (s, _, value) => s.OllamaClient = s.OllamaClient.WithTimeout(value),
                },
                new Setting<int>("Ollama__Capacity", ValueKinds.Count(1, 1024))
                {
                    Meaning =
                        "How many items of one batch or comparison run side by side. Ollama lets those wait that it does not take at once "
                        + "(`OLLAMA_NUM_PARALLEL`)",
                    Read = s => s.OllamaClient.Capacity,
                    Bind = (s, _, value) => s.OllamaClient = s.OllamaClient with { Capacity = value },
                },
                new Setting<string>("OLLAMA_API_KEY", ValueKinds.Secret("any text"))
                {
                    Meaning = "The key for web search and fetch, which ollama.com gives out",
                    IsSecret = true,
                    Bind = (s, _, value) => s.OllamaClient = s.OllamaClient with { ApiKey = value },
                },
            ]
        );
}
