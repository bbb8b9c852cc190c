namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Where Ollama is, as three settings say it together.</summary>
internal sealed class OllamaLocation
{
    /// <summary>Setting <c>OLLAMA_HOST</c>.</summary>
    public string? Host { get; set; }

    /// <summary>Setting <c>OLLAMA_PORT</c>.</summary>
    public string? Port { get; set; }

    /// <summary>Wins over the others. Setting <c>OLLAMA_SERVER_URL</c>.</summary>
    public string? ServerUrl { get; set; }
}
