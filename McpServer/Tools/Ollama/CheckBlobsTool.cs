using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_check_blobs</c>: <c>HEAD /api/blobs/:digest</c>.</summary>
internal sealed class CheckBlobsTool(OllamaRouter router)
    : Tool<CheckBlobsArguments, CheckBlobsResult>(
        Described,
        ModelToolsJson.Default.CheckBlobsArguments,
        ModelToolsJson.Default.CheckBlobsResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_check_blobs",
        Title = "Check for a blob",
        Description =
            "Tells whether Ollama has a blob: a file that models are made of, named by its digest. Use it before creating a model from files. "
            + "Returns whether it exists.",
        Hints = ToolHints.Reading,
    };

    public override async Task<CheckBlobsResult> InvokeAsync(
        CheckBlobsArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        // On disk Ollama writes a hyphen, in its API a colon.
        var digest = arguments.Digest.Replace('-', ':').ToLowerInvariant();
        var (exists, instance) = await router.BlobExistsAsync(digest, cancellationToken);
        return new CheckBlobsResult
        {
            Digest = digest,
            Exists = exists,
            Instance = instance,
        };
    }
}

/// <summary>What <see cref="CheckBlobsTool"/> takes.</summary>
internal sealed record CheckBlobsArguments
{
    [Description("The digest: sha256: and 64 hexadecimal digits.")]
    [RegularExpression(Patterns.Digest)]
    public required string Digest { get; init; }
}

/// <summary>What <see cref="CheckBlobsTool"/> gives.</summary>
internal sealed record CheckBlobsResult
{
    [Description("The digest that was asked for.")]
    public required string Digest { get; init; }

    [Description("Whether Ollama has the blob.")]
    public required bool Exists { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
