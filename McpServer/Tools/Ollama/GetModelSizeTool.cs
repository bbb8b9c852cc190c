using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_get_model_size</c>: from <c>GET /api/tags</c> and <c>GET /api/ps</c>.</summary>
internal sealed class GetModelSizeTool(OllamaRouter router)
    : Tool<ModelArguments, GetModelSizeResult>(Described, ModelToolsJson.Default.ModelArguments, ModelToolsJson.Default.GetModelSizeResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_get_model_size",
        Title = "Get a model's size",
        Description =
            "Tells how much room an installed model takes. Use it to judge whether it fits, or what deleting it would free at most (models "
            + "share files). Returns its size on disk in bytes and in words, its parameter size and quantization, and its size in memory "
            + "where it is loaded.",
        Hints = ToolHints.Reading,
    };

    public override async Task<GetModelSizeResult> InvokeAsync(
        ModelArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var (listed, instance) = await router.ListModelsAsync(cancellationToken);
        if (ModelNames.Find(listed.Models, arguments.Model) is not { } model)
        {
            throw MissingModel.Describe(arguments.Model, instance, listed.Models);
        }

        var loaded = (await router.ListProcessesAsync(cancellationToken)).Value.Models;
        var inMemory = loaded.FirstOrDefault(other => ModelNames.Same(other.Name, model.Name));
        return new GetModelSizeResult
        {
            Model = model.Name,
            SizeBytes = model.Size,
            Size = model.Size is { } bytes ? ByteSize.Format(bytes) : null,
            ParameterSize = model.Details?.ParameterSize,
            QuantizationLevel = model.Details?.QuantizationLevel,
            Loaded = inMemory is not null,
            MemoryBytes = inMemory?.Size,
            VramBytes = inMemory?.SizeVram,
            Instance = instance,
        };
    }
}

/// <summary>What <see cref="GetModelSizeTool"/> gives.</summary>
internal sealed record GetModelSizeResult
{
    [Description("The model's full name.")]
    public required string Model { get; init; }

    [Description("Bytes on disk.")]
    public long? SizeBytes { get; init; }

    [Description("The same for people, such as 4.7 GB.")]
    public string? Size { get; init; }

    [Description("How many parameters it has, such as 8.0B.")]
    public string? ParameterSize { get; init; }

    [Description("How they are stored, such as Q4_K_M.")]
    public string? QuantizationLevel { get; init; }

    [Description("Whether it is in memory.")]
    public required bool Loaded { get; init; }

    [Description("Bytes in memory, where it is loaded.")]
    public long? MemoryBytes { get; init; }

    [Description("Of these, bytes on the GPU.")]
    public long? VramBytes { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
