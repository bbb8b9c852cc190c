using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_list_processes</c>: <c>GET /api/ps</c>.</summary>
internal sealed class ListProcessesTool(OllamaRouter router, TimeProvider time)
    : Tool<NoArguments, ListProcessesResult>(Described, ModelToolsJson.Default.NoArguments, ModelToolsJson.Default.ListProcessesResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_list_processes",
        Title = "List models in memory",
        Description =
            "Lists the models that are loaded and ready to answer at once. Use it to see what occupies memory, and whether a call must first "
            + "load a model. Returns for each model its size in memory, the shares on GPU and CPU, its context length, and how long it stays. "
            + "Ollama does not tell process ids.",
        Hints = ToolHints.Reading,
    };

    public override async Task<ListProcessesResult> InvokeAsync(
        NoArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var (listed, instance) = await router.ListProcessesAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new ListProcessesResult
        {
            Models = [.. listed.Models.Select(model => ModelInMemory.Of(model, now))],
            Count = listed.Models.Count,
            Instance = instance,
        };
    }
}

/// <summary>What <see cref="ListProcessesTool"/> gives.</summary>
internal sealed record ListProcessesResult
{
    [Description("The models in memory.")]
    public required IReadOnlyList<ModelInMemory> Models { get; init; }

    [Description("How many there are.")]
    public required int Count { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
