using System.ComponentModel;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_get_modelfile</c>: the Modelfile out of <c>POST /api/show</c>.</summary>
internal sealed class GetModelfileTool(OllamaRouter router)
    : Tool<ModelArguments, GetModelfileResult>(Described, ModelToolsJson.Default.ModelArguments, ModelToolsJson.Default.GetModelfileResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_get_modelfile",
        Title = "Get a model's Modelfile",
        Description =
            "Gets the Modelfile that defines an installed model. Use it before ollama_create_model or ollama_update_model, to change what is "
            + "there. Returns the Modelfile as Ollama writes it.",
        Hints = ToolHints.Reading,
    };

    public override async Task<GetModelfileResult> InvokeAsync(
        ModelArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var (shown, instance) = await router.ShowAsync(new ShowRequest { Model = arguments.Model }, cancellationToken);
        var modelfile =
            shown.Modelfile
            ?? throw new ToolException(ErrorCodes.OllamaProtocol, $"{instance} describes '{arguments.Model}' without a Modelfile.");
        return new GetModelfileResult
        {
            Model = arguments.Model,
            Modelfile = modelfile,
            Instance = instance,
        };
    }
}

/// <summary>What <see cref="GetModelfileTool"/> gives.</summary>
internal sealed record GetModelfileResult
{
    [Description("The model that was asked for.")]
    public required string Model { get; init; }

    [Description("The Modelfile.")]
    public required string Modelfile { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
