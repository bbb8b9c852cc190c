using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_copy_model</c>: <c>POST /api/copy</c>.</summary>
internal sealed class CopyModelTool(OllamaRouter router, ChangeFeed changes)
    : Tool<CopyModelArguments, CopyModelResult>(
        Described,
        ModelToolsJson.Default.CopyModelArguments,
        ModelToolsJson.Default.CopyModelResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_copy_model",
        Title = "Copy a model",
        Description =
            "Gives an installed model a second name; both share their files, so it takes no room and no time. Use it before pushing under "
            + "another name, or to keep a model while changing it. Refuses a name that is taken unless overwrite is true. Returns both names.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: false),
    };

    public override async Task<CopyModelResult> InvokeAsync(
        CopyModelArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        if (ModelNames.Same(arguments.Source, arguments.Destination))
        {
            throw ArgumentProblem.Refuse("/destination", $"\"{arguments.Destination}\"", "another name than that of the source");
        }

        if (arguments.Overwrite != true)
        {
            await ModelPresence.RequireFreeAsync(router, arguments.Destination, cancellationToken);
        }

        var request = new CopyRequest { Source = arguments.Source, Destination = arguments.Destination };
        var copied = await router.CopyAsync(request, cancellationToken);
        changes.AnnounceModel(arguments.Destination);
        return new CopyModelResult
        {
            Source = arguments.Source,
            Destination = arguments.Destination,
            Copied = true,
            Instance = copied.Instance,
        };
    }
}

/// <summary>What <see cref="CopyModelTool"/> takes.</summary>
internal sealed record CopyModelArguments
{
    [Description("The installed model to copy.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Source { get; init; }

    [Description("The name of the copy.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Destination { get; init; }

    [Description("Whether a model of that name may be replaced. Default: false.")]
    public bool? Overwrite { get; init; }
}

/// <summary>What <see cref="CopyModelTool"/> gives.</summary>
internal sealed record CopyModelResult
{
    [Description("The model that was copied.")]
    public required string Source { get; init; }

    [Description("The name of the copy.")]
    public required string Destination { get; init; }

    [Description("Always true: where nothing is copied the call is an error.")]
    public required bool Copied { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
