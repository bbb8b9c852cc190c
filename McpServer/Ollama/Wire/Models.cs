using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary><c>GET /api/tags</c>.</summary>
internal sealed record ListModelsResponse : IAnswer
{
    [JsonRequired]
    public IReadOnlyList<ModelSummary> Models { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>An installed model.</summary>
internal sealed record ModelSummary
{
    public required string Name { get; init; }
    public string? Model { get; init; }
    public string? ModifiedAt { get; init; }

    /// <summary>Bytes on disk.</summary>
    public long? Size { get; init; }
    public string? Digest { get; init; }
    public ModelDetails? Details { get; init; }
    public IReadOnlyList<string>? Capabilities { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>What kind of model it is.</summary>
internal sealed record ModelDetails
{
    public string? ParentModel { get; init; }
    public string? Format { get; init; }
    public string? Family { get; init; }
    public IReadOnlyList<string>? Families { get; init; }
    public string? ParameterSize { get; init; }
    public string? QuantizationLevel { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary><c>POST /api/show</c>.</summary>
internal sealed record ShowRequest
{
    public required string Model { get; init; }
    public bool? Verbose { get; init; }
}

/// <summary>The answer of <c>POST /api/show</c>.</summary>
internal sealed record ShowResponse : IAnswer
{
    public string? License { get; init; }
    public string? Modelfile { get; init; }
    public string? Parameters { get; init; }
    public string? Template { get; init; }
    public string? System { get; init; }
    public ModelDetails? Details { get; init; }
    public IReadOnlyList<Message>? Messages { get; init; }
    public JsonElement? ModelInfo { get; init; }
    public JsonElement? ProjectorInfo { get; init; }
    public JsonElement? Tensors { get; init; }
    public IReadOnlyList<string>? Capabilities { get; init; }
    public string? ModifiedAt { get; init; }
    public string? Requires { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary><c>GET /api/ps</c>.</summary>
internal sealed record ListProcessesResponse : IAnswer
{
    [JsonRequired]
    public IReadOnlyList<LoadedModel> Models { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A model in memory.</summary>
internal sealed record LoadedModel
{
    public required string Name { get; init; }
    public string? Model { get; init; }

    /// <summary>Bytes in memory, of all kinds.</summary>
    public long? Size { get; init; }

    /// <summary>Of these, bytes on the GPU.</summary>
    public long? SizeVram { get; init; }
    public string? Digest { get; init; }
    public ModelDetails? Details { get; init; }
    public string? ExpiresAt { get; init; }

    /// <summary>Tokens.</summary>
    public long? ContextLength { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary><c>GET /api/version</c>.</summary>
internal sealed record VersionResponse : IAnswer
{
    public required string Version { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary><c>POST /api/copy</c>.</summary>
internal sealed record CopyRequest
{
    public required string Source { get; init; }
    public required string Destination { get; init; }
}

/// <summary><c>DELETE /api/delete</c>.</summary>
internal sealed record DeleteRequest
{
    public required string Model { get; init; }
}

/// <summary><c>POST /api/create</c>: the structured form; a Modelfile is parsed into it. Null fields are not sent.</summary>
internal sealed record CreateRequest
{
    public required string Model { get; init; }
    public bool? Stream { get; init; }

    /// <summary>The model to start from. Either this or <see cref="Files"/>.</summary>
    public string? From { get; init; }

    /// <summary>File names to blob digests (<c>sha256:…</c>).</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>File names to blob digests (<c>sha256:…</c>).</summary>
    public IReadOnlyDictionary<string, string>? Adapters { get; init; }

    /// <summary>Blobs of a draft model, as <see cref="Files"/>. Since Ollama 0.30; older ones ignore it.</summary>
    public IReadOnlyDictionary<string, string>? DraftFiles { get; init; }
    public string? Template { get; init; }

    /// <summary>A string or an array of strings.</summary>
    public JsonElement? License { get; init; }
    public string? System { get; init; }
    public JsonElement? Parameters { get; init; }
    public IReadOnlyList<Message>? Messages { get; init; }

    /// <summary>Such as <c>q4_K_M</c> or <c>q8_0</c>.</summary>
    public string? Quantize { get; init; }
    public string? Renderer { get; init; }
    public string? Parser { get; init; }
    public string? Requires { get; init; }
}

/// <summary><c>POST /api/pull</c> and <c>POST /api/push</c>.</summary>
internal sealed record TransferRequest
{
    public required string Model { get; init; }
    public bool? Insecure { get; init; }
    public bool? Stream { get; init; }
}

/// <summary>A line of a create, pull or push stream; the last says <c>success</c>.</summary>
internal sealed record ProgressResponse : IStreamItem
{
    public string? Status { get; init; }

    /// <summary>The layer that moves. Null on lines that are about no layer.</summary>
    public string? Digest { get; init; }

    /// <summary>Bytes of the layer.</summary>
    public long? Total { get; init; }

    /// <summary>Bytes of the layer that are done.</summary>
    public long? Completed { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    bool IStreamItem.IsLast => Status == "success";
    string? IStreamItem.Text => null;
}
