using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_list_models</c>: <c>GET /api/tags</c>.</summary>
internal sealed class ListModelsTool(OllamaRouter router)
    : Tool<NoArguments, ListModelsResult>(Described, ModelToolsJson.Default.NoArguments, ModelToolsJson.Default.ListModelsResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_list_models",
        Title = "List installed models",
        Description =
            "Lists the models that are installed. Use it to see what can be called before choosing a model. Returns for each model its name, "
            + "size in bytes, digest, family, parameter size, quantization, capabilities where Ollama tells them, and when it was changed.",
        Hints = ToolHints.Reading,
    };

    public override async Task<ListModelsResult> InvokeAsync(
        NoArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var (listed, instance) = await router.ListModelsAsync(cancellationToken);
        return new ListModelsResult
        {
            Models = listed.Models,
            Count = listed.Models.Count,
            Instance = instance,
            Unknown = listed.Unknown,
        };
    }
}

/// <summary>What <see cref="ListModelsTool"/> gives.</summary>
internal sealed record ListModelsResult
{
    [Description("The installed models, as Ollama describes them; size is in bytes.")]
    public required IReadOnlyList<ModelSummary> Models { get; init; }

    [Description("How many there are.")]
    public required int Count { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
