using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_show_model</c>: <c>POST /api/show</c>.</summary>
internal sealed class ShowModelTool(OllamaRouter router)
    : Tool<ShowModelArguments, ShowModelResult>(
        Described,
        ModelToolsJson.Default.ShowModelArguments,
        ModelToolsJson.Default.ShowModelResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_show_model",
        Title = "Show a model",
        Description =
            "Shows everything that Ollama knows of one installed model. Use it to learn its context length, capabilities (completion, tools, "
            + "thinking, vision, embedding, insert), default parameters, system prompt or template. Returns the Modelfile, parameters, template, "
            + "license, details, capabilities and the model's metadata.",
        Hints = ToolHints.Reading,
    };

    public override async Task<ShowModelResult> InvokeAsync(
        ShowModelArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var request = new ShowRequest { Model = arguments.Model, Verbose = arguments.Verbose };
        var (shown, instance) = await router.ShowAsync(request, cancellationToken);
        return ShowModelResult.Of(arguments.Model, shown, instance);
    }
}

/// <summary>What <see cref="ShowModelTool"/> takes.</summary>
internal sealed record ShowModelArguments
{
    [Description("The model, such as llama3.2 or llama3.2:3b; without a tag :latest is meant.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description("Whether the long tables (vocabulary, tensors) are wanted too; they can be megabytes. Default: false.")]
    public bool? Verbose { get; init; }
}
