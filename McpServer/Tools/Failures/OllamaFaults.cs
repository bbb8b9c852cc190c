using System.Globalization;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Failures;

/// <summary>What a caller is told where Ollama failed.</summary>
internal static class OllamaFaults
{
    private const string InsecureRegistry =
        "The registry speaks plain HTTP, or shows a certificate that nobody vouches for: say insecure: true where you trust it.";

    private const string MissingBlob =
        "Ollama does not have that blob: ollama_check_blobs says of digests which are there; POST /api/blobs/DIGEST of Ollama takes a file.";

    // Ollama sends no Retry-After; its queue moves on as fast as it answers.
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(2);

    /// <summary>An address without what may be secret in it.</summary>
    public static string Place(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    public static ToolException Translate(OllamaException fault) =>
        fault switch
        {
            OllamaUnreachableException => Unreachable(fault),
            OllamaTimeoutException silence => Silent(silence),
            OllamaStreamCutException cut => Cut(cut),
            OllamaErrorException refusal => Refused(refusal),
            _ => new ToolException(ErrorCodes.OllamaProtocol, fault.Message, fault) { Tried = Place(fault.Address) },
        };

    private static ToolException Unreachable(OllamaException fault) =>
        new(ErrorCodes.OllamaUnreachable, fault.Message, fault)
        {
            Tried = Place(fault.Address),
            Next = $"Start Ollama at {Place(fault.Address)} (ollama serve), or set OLLAMA_HOST to where it listens.",
        };

    private static ToolException Cut(OllamaStreamCutException cut) =>
        new(ErrorCodes.StreamCut, cut.Message, cut)
        {
            Tried = Place(cut.Address),
            Next =
                cut.EndedByOllama ? "The same call would end the same way: change the seed, the prompt or repeat_penalty."
                : cut.Partial is null ? "Call again; where it breaks off again, Ollama's log says why."
                : ErrorCodes.StreamCut.Remedy,
            Partial = cut.Partial,
        };

    private static ToolException Silent(OllamaTimeoutException silence)
    {
        var limit = silence.Limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var where = silence.BeforeFirstByte ? "gave no answer" : "fell silent in the middle of its answer";
        return new ToolException(ErrorCodes.OllamaTimeout, $"Ollama at {Place(silence.Address)} {where} for {limit} seconds.", silence)
        {
            Tried = Place(silence.Address),
            Next =
                !silence.OfModel ? "Look whether Ollama runs there and what its log says; restart it where it stays silent."
                : silence.BeforeFirstByte
                    ? "A large model may still be loading: call again, or raise OLLAMA_TIMEOUT. Where this model never answers while others do, "
                        + "unload it (a generate call with an empty prompt and keep_alive 0)."
                : ErrorCodes.OllamaTimeout.Remedy,
            Partial = silence.Partial,
        };
    }

    private static ToolException Refused(OllamaErrorException refusal)
    {
        var code = OllamaRefusals.CodeOf(refusal);
        var status = refusal.Status == 200 ? "" : string.Create(CultureInfo.InvariantCulture, $" (status {refusal.Status})");
        return new ToolException(code, $"Ollama says: {refusal.Error}{status}", refusal)
        {
            Tried = Place(refusal.Address),
            Next =
                OllamaRefusals.IsUntrustedRegistry(refusal) ? InsecureRegistry
                : OllamaRefusals.IsMissingBlob(refusal) ? MissingBlob
                : code.Remedy,
            Partial = refusal.Partial,
            RetryAfter = code == ErrorCodes.OllamaBusy ? BusyPause : null,
        };
    }
}
