using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_get_models_info</c>: the list, and each model's description beside it.</summary>
internal sealed class GetModelsInfoTool(OllamaRouter router, ToolErrors errors)
    : Tool<GetModelsInfoArguments, GetModelsInfoResult>(
        Described,
        ModelToolsJson.Default.GetModelsInfoArguments,
        ModelToolsJson.Default.GetModelsInfoResult
    )
{
    // A description is read from a file and costs no model; more side by side would only queue on the disk.
    private const int SideBySide = 4;

    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_get_models_info",
        Title = "Describe several models",
        Description =
            "Describes all installed models, or those named, in one call: what ollama_list_models and ollama_show_model tell. Use it to "
            + "choose between models. One model that fails does not lose the others: it has a problem in place of its description. Returns "
            + "the models in the order asked for, else in that of the list.",
        Hints = ToolHints.Reading,
    };

    private readonly ItemRunner _runner = new(errors);

    public override async Task<GetModelsInfoResult> InvokeAsync(
        GetModelsInfoArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var (listed, instance) = await router.ListModelsAsync(cancellationToken);
        var names = arguments.Models ?? [.. listed.Models.Select(model => model.Name)];
        var infos = new ModelInfo?[names.Count];
        await _runner.RunAsync(
            infos,
            SideBySide,
            call,
            (i, cancel) => DescribeAsync(names[i], listed, arguments.Verbose, cancel),
            (i, problem) => InfoOf(names[i], listed) with { Problem = problem },
            cancellationToken
        );
        return new GetModelsInfoResult
        {
            Models = infos!,
            Count = infos.Length,
            Failed = infos.Count(info => info!.Problem is not null),
            Instance = instance,
        };
    }

    private async Task<ModelInfo> DescribeAsync(string name, ListModelsResponse listed, bool? verbose, CancellationToken cancellationToken)
    {
        var info = InfoOf(name, listed);
        if (info.Summary is null)
        {
            throw MissingModel.Describe(name, null, listed.Models);
        }

        var shown = await router.ShowAsync(new ShowRequest { Model = name, Verbose = verbose }, cancellationToken);
        return info with { Description = shown.Value };
    }

    private static ModelInfo InfoOf(string name, ListModelsResponse listed) =>
        new() { Model = name, Summary = ModelNames.Find(listed.Models, name) };
}

/// <summary>What <see cref="GetModelsInfoTool"/> takes.</summary>
internal sealed record GetModelsInfoArguments
{
    [Description("Which models to describe. Default: all that are installed.")]
    [MinLength(1)]
    [MaxLength(200)]
    [ItemPattern(Patterns.ModelName)]
    public IReadOnlyList<string>? Models { get; init; }

    [Description("Whether the long tables (vocabulary, tensors) are wanted too; they can be megabytes for each model. Default: false.")]
    public bool? Verbose { get; init; }
}

/// <summary>What <see cref="GetModelsInfoTool"/> gives.</summary>
internal sealed record GetModelsInfoResult
{
    [Description("The models.")]
    public required IReadOnlyList<ModelInfo> Models { get; init; }

    [Description("How many there are.")]
    public required int Count { get; init; }

    [Description("How many of them could not be described.")]
    public required int Failed { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}

/// <summary>One model.</summary>
internal sealed record ModelInfo
{
    [Description("The model, as it was asked for.")]
    public required string Model { get; init; }

    [Description("What the list says: size in bytes, digest, when it was changed.")]
    public ModelSummary? Summary { get; init; }

    [Description("What ollama_show_model says.")]
    public ShowResponse? Description { get; init; }

    [Description("Why there is no description, and what to do.")]
    public ItemError? Problem { get; init; }
}
