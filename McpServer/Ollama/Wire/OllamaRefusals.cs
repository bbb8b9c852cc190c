using System.Text.RegularExpressions;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>
/// Reads the error texts of Ollama, which has no codes. Statuses alone mislead: a wrong option is a 500, an input that is too long
/// a 400 or a 500, and an error in a stream has 200.
/// </summary>
internal static partial class OllamaRefusals
{
    private static readonly string[] InputTexts =
    [
        "must be of type",
        "must be of an array",
        "invalid format",
        "invalid JSON schema",
        "unqualified name",
        "input length exceeds the context length",
        "invalid model name",
        "unsupported quantization",
        "quantization is only supported",
        "template error",
    ];

    private static readonly string[] RegistryTexts =
    [
        "dial tcp",
        "no such host",
        "i/o timeout",
        "TLS handshake",
        "server gave HTTP response",
        "x509:",
    ];

    /// <summary>The model that Ollama says it does not have, or null where it says something else.</summary>
    public static string? ModelNotFound(OllamaErrorException error) =>
        error.Status == 404 && MissingModelText().Match(error.Error) is { Success: true } match ? match.Groups["model"].Value : null;

    /// <summary>Which code a call has that ended so, whatever it was.</summary>
    public static ErrorCode CodeOf(Exception failure) =>
        failure switch
        {
            OllamaException known => CodeOf(known),
            OperationCanceledException => ErrorCodes.Cancelled,
            _ => ErrorCodes.Internal,
        };

    /// <summary>Which code a failed call has.</summary>
    public static ErrorCode CodeOf(OllamaException failure) =>
        failure switch
        {
            OllamaUnreachableException => ErrorCodes.OllamaUnreachable,
            OllamaTimeoutException => ErrorCodes.OllamaTimeout,
            OllamaStreamCutException => ErrorCodes.StreamCut,
            OllamaErrorException refused when ModelNotFound(refused) is not null => ErrorCodes.ModelNotFound,
            OllamaErrorException refused => CodeOf(refused),
            _ => ErrorCodes.OllamaProtocol,
        };

    /// <summary>Which code an error has that is not <see cref="ModelNotFound"/>.</summary>
    public static ErrorCode CodeOf(OllamaErrorException error) =>
        error.Status is 503 or 429 ? ErrorCodes.OllamaBusy
        : IsCapability(error.Error) ? ErrorCodes.CapabilityMissing
        : Contains(error.Error, "manifest: file does not exist") ? ErrorCodes.ModelNotFound
        : Array.Exists(RegistryTexts, text => Contains(error.Error, text)) ? ErrorCodes.RegistryUnreachable
        : IsMissingBlob(error) ? ErrorCodes.OllamaRefused
        : error.Status is >= 400 and < 500 || Array.Exists(InputTexts, text => Contains(error.Error, text)) ? ErrorCodes.OllamaRefused
        : ErrorCodes.OllamaFailed;

    /// <summary>Whether a model that was to be pushed is not installed: Ollama then names the file that it could not open.</summary>
    public static bool IsMissingManifest(OllamaErrorException error) =>
        Contains(error.Error, "manifests") && Contains(error.Error, "no such file or directory");

    /// <summary>
    /// Whether a model was to be made of a file that Ollama does not have: it then names the file of the blob that it could not open.
    /// </summary>
    public static bool IsMissingBlob(OllamaErrorException error) =>
        Contains(error.Error, "sha256-") && Contains(error.Error, "no such file or directory");

    /// <summary>Whether a registry was there, but not in the way of TLS that Ollama trusts.</summary>
    public static bool IsUntrustedRegistry(OllamaErrorException error) =>
        Contains(error.Error, "server gave HTTP response") || Contains(error.Error, "x509:");

    private static bool IsCapability(string text) =>
        Contains(text, "does not support") || (Contains(text, "think value") && Contains(text, "not supported"));

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    // model 'x' not found | model "x" not found | model "x" not found, try pulling it first
    [GeneratedRegex(
        "^model ['\"](?<model>.*)['\"] not found",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex MissingModelText();
}
