using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Failures;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>The single checks of a model. Each throws where it fails and else says what it found. Thread-safe.</summary>
internal sealed partial class ModelProbes(OllamaRouter router)
{
    private static readonly JsonElement OneToken = JsonElement.Parse("""{"num_predict":1}"""u8);

    /// <summary>It is in the list, and its manifest with it.</summary>
    public async Task<Found<ModelSummary>> FindAsync(string model, CancellationToken cancellationToken)
    {
        var (listed, instance) = await router.ListModelsAsync(cancellationToken);
        var found = ModelNames.Find(listed.Models, model) ?? throw MissingModel.Describe(model, instance, listed.Models);
        var size = found.Size is { } bytes ? ByteSize.Format(bytes) : "size unknown";
        return new Found<ModelSummary>(found, $"listed by {instance}, {size}, manifest {found.Digest ?? "without a digest"}");
    }

    /// <summary>Its description reads.</summary>
    public async Task<Found<ShowResponse>> ShowAsync(string model, CancellationToken cancellationToken)
    {
        var shown = (await router.ShowAsync(new ShowRequest { Model = model }, cancellationToken)).Value;
        var capabilities = shown.Capabilities is { Count: > 0 } known ? string.Join(", ", known) : "no capabilities told";
        return new Found<ShowResponse>(shown, $"{shown.Details?.Family ?? "family unknown"}: {capabilities}");
    }

    /// <summary>Every file that its Modelfile names is there. What is in them Ollama checks when it pulls them.</summary>
    public async Task<string> CheckBlobsAsync(ShowResponse shown, CancellationToken cancellationToken)
    {
        var digests = BlobDigest()
            .Matches(shown.Modelfile ?? "")
            .Select(match => $"sha256:{match.Groups["hex"].Value}")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        foreach (var digest in digests)
        {
            if (!(await router.BlobExistsAsync(digest, cancellationToken)).Value)
            {
                throw new ToolException(ErrorCodes.OllamaFailed, $"The file {digest} of the model is missing.")
                {
                    Next =
                        "Pull or create the model again with ollama_pull_model or ollama_create_model; what is there is not loaded twice.",
                };
            }
        }

        return digests.Length == 0
            ? "its Modelfile names no files"
            : string.Create(CultureInfo.InvariantCulture, $"{digests.Length} of {digests.Length} files are there");
    }

    /// <summary>It comes into memory.</summary>
    public async Task<string> LoadAsync(string model, ShowResponse shown, CancellationToken cancellationToken)
    {
        if (OnlyEmbeds(shown))
        {
            return await EmbedAsync(model, cancellationToken);
        }

        var last = await GenerateAsync(new GenerateRequest { Model = model, Prompt = "" }, cancellationToken);
        return $"done: {last.DoneReason ?? "load"}";
    }

    /// <summary>It answers one token, or embeds one word.</summary>
    public async Task<string> AnswerAsync(string model, ShowResponse shown, CancellationToken cancellationToken)
    {
        if (OnlyEmbeds(shown))
        {
            return await EmbedAsync(model, cancellationToken);
        }

        var request = new GenerateRequest
        {
            Model = model,
            Prompt = "Hello",
            Options = OneToken,
        };
        var last = await GenerateAsync(request, cancellationToken);
        return last.EvalCount is > 0 and var tokens
            ? string.Create(CultureInfo.InvariantCulture, $"{tokens} token")
            : throw new ToolException(ErrorCodes.OllamaFailed, "The model loaded, and answered no token.");
    }

    private async Task<GenerateResponse> GenerateAsync(GenerateRequest request, CancellationToken cancellationToken)
    {
        await using var answer = await router.GenerateAsync(request, cancellationToken);
        var last = new GenerateResponse();
        await foreach (var line in answer.WithCancellation(cancellationToken))
        {
            last = line;
        }

        return last;
    }

    private async Task<string> EmbedAsync(string model, CancellationToken cancellationToken)
    {
        var answer = await router.EmbedAsync(new EmbedRequest { Model = model, Input = ["Hello"] }, cancellationToken);
        return answer.Value.Embeddings is [{ Count: > 0 } vector, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"a vector of {vector.Count} numbers")
            : throw new ToolException(ErrorCodes.OllamaFailed, "The model answered with an empty vector.");
    }

    private static bool OnlyEmbeds(ShowResponse shown) =>
        shown.Capabilities is { } capabilities
        && capabilities.Contains("embedding", StringComparer.Ordinal)
        && !capabilities.Contains("completion", StringComparer.Ordinal);

    // FROM /root/.ollama/models/blobs/sha256-5ee4f07cdb9beadbbb293e85803c569b01bd37ed059d2715faa7bb405f31caa6
    [GeneratedRegex(
        "sha256-(?<hex>[0-9a-f]{64})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex BlobDigest();
}

/// <summary>What a check found.</summary>
/// <param name="Value">The thing itself.</param>
/// <param name="Detail">What to say of it.</param>
internal sealed record Found<T>(T Value, string Detail);
