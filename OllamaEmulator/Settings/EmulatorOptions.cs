namespace OllamaMcp.Emulator.Settings;

/// <summary>How an emulator behaves. Read once at start; every default is that of Ollama unless said otherwise.</summary>
internal sealed record EmulatorOptions
{
    /// <summary>Address to listen on. Default 127.0.0.1. The Host rule holds on loopback addresses only, as in Ollama.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port; 0 takes a free one. Default 0 in tests, 11434 on the command line.</summary>
    public int Port { get; init; }

    /// <summary>Port of the control listener, always on loopback; 0 takes a free one, null opens none (the in-process object works anyway).</summary>
    public int? ControlPort { get; init; }

    /// <summary>Port of an emulated model registry on loopback; 0 takes a free one, null opens none.</summary>
    public int? RegistryPort { get; init; }

    /// <summary>Where traces, metrics and logs of the Ollama API go over OTLP; null sends none. Default null. Ollama itself has none.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Version that is answered, and that settles which routes and fields exist. Default 0.17.4.</summary>
    public string Version { get; init; } = "0.17.4";

    /// <summary>Folder laid out as Ollama lays out OLLAMA_MODELS; null keeps models in memory.</summary>
    public string? ModelsPath { get; init; }

    /// <summary>Models there are from the start, added where missing. Default: <see cref="DefaultModels.All"/>.</summary>
    public IReadOnlyList<EmulatedModel> Models { get; init; } = DefaultModels.All;

    /// <summary>Models that a pull without a host in the name finds. Default: <see cref="DefaultModels.Library"/>.</summary>
    public IReadOnlyList<EmulatedModel> Library { get; init; } = DefaultModels.Library;

    /// <summary>Tokens a second of one answer; null for as fast as it goes. Above 0.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>Prompt tokens a second; null for no time at all. Above 0.</summary>
    public double? PromptTokensPerSecond { get; init; }

    /// <summary>Time that loading a model takes. Default 0.</summary>
    public TimeSpan LoadTime { get; init; } = TimeSpan.Zero;

    /// <summary>Tokens of an answer that ends by itself. Default 60.</summary>
    public int AnswerTokens { get; init; } = 60;

    /// <summary>Requests that one loaded model answers at once (OLLAMA_NUM_PARALLEL). Default 1.</summary>
    public int NumParallel { get; init; } = 1;

    /// <summary>Requests that may wait for a model to be loaded (OLLAMA_MAX_QUEUE). Default 512.</summary>
    public int MaxQueue { get; init; } = 512;

    /// <summary>Models loaded at once (OLLAMA_MAX_LOADED_MODELS). Default 3.</summary>
    public int MaxLoadedModels { get; init; } = 3;

    /// <summary>How long an idle model stays loaded (OLLAMA_KEEP_ALIVE); negative for ever. Default 5 minutes.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Context in tokens where neither request nor model says one. Default 4096.</summary>
    public int ContextLength { get; init; } = 4096;

    /// <summary>Further origins that may call (OLLAMA_ORIGINS), with * as wildcard.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Seed of all texts and embeddings. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Web search and fetch answer, as newer servers do. Default: by <see cref="Version"/>, from 0.20 on.</summary>
    public bool? WebSearch { get; init; }

    /// <summary>Tags carry capabilities, as newer servers' do. Default: by <see cref="Version"/>, from 0.20 on.</summary>
    public bool? CapabilitiesInTags { get; init; }

    /// <summary>Bytes a second of pull and push; null for as fast as it goes. Above 0.</summary>
    public long? TransferBytesPerSecond { get; init; }

    /// <summary>Keep the bodies of requests for the control port. Default false; the last 256 are kept.</summary>
    public bool KeepRequests { get; init; }

    /// <summary>Clock of everything that takes or keeps time. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal bool HasWebSearch => WebSearch ?? IsNewer;
    internal bool HasCapabilitiesInTags => CapabilitiesInTags ?? IsNewer;

    private bool IsNewer => System.Version.TryParse(Version, out var version) && version >= new Version(0, 20);
}
