using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_create_embeddings</c>: <c>POST /api/embed</c>.</summary>
internal sealed class CreateEmbeddingsTool(OllamaRouter router, TimeProvider time)
    : Tool<CreateEmbeddingsArguments, CreateEmbeddingsResult>(
        Described,
        GenerationToolsJson.Default.CreateEmbeddingsArguments,
        GenerationToolsJson.Default.CreateEmbeddingsResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_create_embeddings",
        Title = "Embed several texts",
        Description =
            "Turns texts into normalised vectors, one for each, in their order. Use it for search and clustering. Returns the vectors, times and tokens.",
        Hints = ToolHints.Generating,
    };

    // Ollama answers a request only when all its texts are done; smaller requests show progress and end soon when cancelled.
    private const int TextsPerRequest = 64;

    public override async Task<CreateEmbeddingsResult> InvokeAsync(
        CreateEmbeddingsArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        ModelOptionCheck.Run(arguments.Options);
        var sum = new EmbeddingSum(time);
        foreach (var texts in arguments.Prompts.Chunk(TextsPerRequest))
        {
            sum.Add(await router.EmbedAsync(arguments.ToRequest(texts), cancellationToken), texts.Length);
            await call.ReportAsync(
                sum.Count,
                arguments.Prompts.Count,
                $"{sum.Count} of {arguments.Prompts.Count} texts",
                cancellationToken
            );
        }

        return sum.ToResult(arguments.Model, call.RequestId);
    }
}

/// <summary>What <see cref="CreateEmbeddingsTool"/> takes.</summary>
internal sealed record CreateEmbeddingsArguments : IRequestIdentified
{
    [Description("The model; ollama_search_models finds those with the capability embedding.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description("The texts. None may be empty.")]
    [MinLength(1)]
    [MaxLength(10_000)]
    [Schema("""{"items":{"type":"string","minLength":1}}""")]
    public required IReadOnlyList<string> Prompts { get; init; }

    [Description("False: refuse a text that is longer than the context, in place of cutting it. Default true.")]
    public bool? Truncate { get; init; }

    [Description("How many numbers a vector shall have, where the model can give fewer.")]
    [Range(1, 65_536)]
    public int? Dimensions { get; init; }

    [Description("Options of the model. Those not given are the model's own.")]
    [ModelOptionsSchema]
    public JsonElement? Options { get; init; }

    [Description(
        "How long the model stays loaded afterwards: seconds, or a duration such as \"5m\"; 0 unloads it at once, a negative number keeps it."
    )]
    [Schema(ArgumentSchemas.KeepAlive)]
    public JsonElement? KeepAlive { get; init; }

    [Description("By which ollama_cancel_request can end this call. Made by the server where left out.")]
    [RegularExpression(Patterns.RequestId)]
    public string? RequestId { get; init; }

    public EmbedRequest ToRequest(IReadOnlyList<string> texts) =>
        new()
        {
            Model = Model,
            Input = texts,
            Truncate = Truncate,
            Dimensions = Dimensions,
            Options = Options,
            KeepAlive = KeepAlive,
        };
}
