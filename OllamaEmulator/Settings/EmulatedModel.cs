namespace OllamaMcp.Emulator.Settings;

/// <summary>A model that the emulator has from the start. Immutable.</summary>
internal sealed record EmulatedModel
{
    /// <summary>Name as Ollama takes it; the tag is <c>latest</c> where none is given.</summary>
    public required string Name { get; init; }

    /// <summary>GGUF architecture and family; <c>bert</c> makes an embedding model. Default <c>llama</c>.</summary>
    public string Family { get; init; } = "llama";

    /// <summary>Name of the weights; models with equal ones share a runner, as in Ollama. Default: the model's own.</summary>
    public string? Weights { get; init; }

    /// <summary>What Ollama derives from the template: <c>.Tools</c>, <c>.Suffix</c> and <c>.Think</c> are capabilities.</summary>
    public string Template { get; init; } = "{{ .Prompt }}";

    /// <summary>System prompt, or null for none.</summary>
    public string? System { get; init; }

    /// <summary>Licence text, or null for none.</summary>
    public string? License { get; init; }

    /// <summary>Modelfile parameters: numbers, booleans, strings or arrays of strings.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Longest context in tokens. Default 4096.</summary>
    public int ContextLength { get; init; } = 4096;

    /// <summary>Numbers in an embedding. Default 64; 1 or more.</summary>
    public int EmbeddingLength { get; init; } = 64;

    /// <summary>Number of weights, of which the parameter size (<c>260K</c>, <c>7.2B</c>) is made. Default 260032.</summary>
    public long ParameterCount { get; init; } = 260_032;

    /// <summary>GGUF file type, of which the quantization name is made: 0 unknown (f32), 1 F16, 7 Q8_0, 15 Q4_K_M.</summary>
    public int FileType { get; init; } = 15;

    /// <summary>Bytes of the weights. They are really there, so up to 1 GiB in memory. Default 64 KiB.</summary>
    public long WeightBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes reported by tags and ps instead of the true ones, so that a big model can be played. Default: the true ones.</summary>
    public long? ReportedSize { get; init; }

    /// <summary>Bytes that ps reports in video memory. Default 0.</summary>
    public long VideoMemory { get; init; }

    /// <summary>An answer goes on until num_predict, ten contexts, or a cancel. Default false.</summary>
    public bool Endless { get; init; }

    /// <summary>Capabilities beyond what template and family say, such as <c>vision</c>.</summary>
    public IReadOnlyList<string> ExtraCapabilities { get; init; } = [];
}
