using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_embeddings</c>: <c>POST /api/embeddings</c>.</summary>
internal sealed class EmbeddingsTool(OllamaRouter router, TimeProvider time)
    : Tool<EmbeddingsArguments, EmbeddingsResult>(
        Described,
        GenerationToolsJson.Default.EmbeddingsArguments,
        GenerationToolsJson.Default.EmbeddingsResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_embeddings",
        Title = "Embed a text",
        Description =
            "Turns one text into a vector, as the model gives it (not normalised). For several texts, normalised vectors or fewer dimensions use "
            + "ollama_create_embeddings. Returns the vector.",
        Hints = ToolHints.Generating,
    };

    public override async Task<EmbeddingsResult> InvokeAsync(
        EmbeddingsArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        ModelOptionCheck.Run(arguments.Options);
        var started = time.GetTimestamp();
        var request = new EmbeddingsRequest
        {
            Model = arguments.Model,
            Prompt = arguments.Prompt,
            Options = arguments.Options,
            KeepAlive = arguments.KeepAlive,
        };
        var answer = await router.EmbeddingsAsync(request, cancellationToken);
        return new EmbeddingsResult
        {
            Model = arguments.Model,
            Embedding = answer.Value.Embedding,
            Dimensions = answer.Value.Embedding.Count,
            ElapsedMs = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3),
            Instance = answer.Instance,
            RequestId = call.RequestId,
            Unknown = UnknownFields.Of(answer.Value.Unknown),
        };
    }
}

/// <summary>What <see cref="EmbeddingsTool"/> takes.</summary>
internal sealed record EmbeddingsArguments : IRequestIdentified
{
    [Description("The model; ollama_search_models finds those with the capability embedding.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description("The text. It may not be empty.")]
    [MinLength(1)]
    public required string Prompt { get; init; }

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
}

/// <summary>What <see cref="EmbeddingsTool"/> gives.</summary>
internal sealed record EmbeddingsResult
{
    [Description("The model that was asked.")]
    public required string Model { get; init; }

    [Description("The vector.")]
    public required IReadOnlyList<double> Embedding { get; init; }

    [Description("How many numbers the vector has.")]
    public required int Dimensions { get; init; }

    [Description("Milliseconds from the call to the answer, measured by this server.")]
    public required double ElapsedMs { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    /// <summary>What a newer Ollama says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
