namespace OllamaMcp.Server.Ollama.Client;

/// <summary>Where Ollama is and how long to wait for it. Immutable.</summary>
internal sealed record OllamaClientOptions
{
    /// <summary>Base addresses, best first, as <see cref="OllamaAddresses"/> gives them. Settings <c>OLLAMA_HOST</c>, <c>OLLAMA_PORT</c>, <c>OLLAMA_SERVER_URL</c>.</summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [OllamaAddresses.Default];

    /// <summary>
    /// How long an answer may take to begin, counted from when the request is sent; a model may have to be loaded first.
    /// Default 300 s, or <c>OLLAMA_TIMEOUT</c> where it is set. An answer that is not streamed begins when it is complete.
    /// What needs no model (lists, versions, copies) gets <see cref="SilenceLimit"/> instead.
    /// </summary>
    public TimeSpan FirstByteLimit { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long an answer that has begun may be silent. Default 60 s. Setting <c>OLLAMA_TIMEOUT</c>.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long making a connection may take, TLS included. Default 5 s.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The key for web search and fetch, and for <c>https://ollama.com</c> as an address. Null for none. It goes nowhere else. Setting <c>OLLAMA_API_KEY</c>.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Where web search and fetch are asked. Default <c>https://ollama.com</c>.</summary>
    public Uri WebAddress { get; init; } = new("https://ollama.com/");

    /// <summary>
    /// How many calls of one batch go to one Ollama side by side. Default 4, at least 1. What is more than Ollama takes at once
    /// (<c>OLLAMA_NUM_PARALLEL</c>) waits there, which costs less than a pause between two calls here. Setting <c>Ollama__Capacity</c>.
    /// </summary>
    public int Capacity { get; init; } = 4;

    /// <summary>
    /// Whether prompts and answers are recorded in spans. Default false. Setting <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c>.
    /// </summary>
    public bool CapturesContent { get; init; }

    /// <summary>The clock of the limits, <see cref="ConnectLimit"/> excepted, which the sockets keep themselves.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>These options with <c>OLLAMA_TIMEOUT</c> set: it bounds the first piece and every later silence alike.</summary>
    public OllamaClientOptions WithTimeout(TimeSpan timeout) => this with { FirstByteLimit = timeout, SilenceLimit = timeout };

    /// <summary>The record's own text would hold the key.</summary>
    public override string ToString() => $"Ollama at {string.Join(", ", Addresses)}";
}
