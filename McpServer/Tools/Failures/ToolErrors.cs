using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Failures;

/// <summary>
/// The one place where exceptions become what a caller is told. Nothing of this program's inside gets out: what is not known
/// here is logged under an id, and the id is told. Thread-safe.
/// </summary>
internal sealed partial class ToolErrors(MissingModel missing, ILogger<ToolErrors> logger)
{
    /// <summary>The error for an exception. Also for single items of a batch.</summary>
    public async Task<ToolException> TranslateAsync(Exception exception, FailedCall call, CancellationToken cancellationToken)
    {
        var error = exception switch
        {
            ToolException known => known,
            OllamaErrorException refused when OllamaRefusals.ModelNotFound(refused) is { } model => await missing.DescribeAsync(
                model,
                OllamaFaults.Place(refused.Address),
                cancellationToken
            ),
            OllamaException fault => OllamaFaults.Translate(fault),
            OperationCanceledException => new ToolException(
                ErrorCodes.Cancelled,
                call.EndedById ? "The call was ended by its request id." : "The call was cancelled."
            ),
            _ => Unknown(exception, call.Tool),
        };
        return error.Partial is null && call.Partial is { Length: > 0 } ? WithPartial(error, call.Partial) : error;
    }

    private ToolException Unknown(Exception exception, string tool)
    {
        var id = UnforeseenError.NewId();
        LogUnknown(exception, tool, id);
        return new ToolException(ErrorCodes.Internal, UnforeseenError.Describe(id), exception);
    }

    private static ToolException WithPartial(ToolException error, string partial) =>
        new(error.Code, error.Message, error)
        {
            Tried = error.Tried,
            Next = error.Next,
            Partial = partial,
            RetryAfter = error.RetryAfter,
            Problems = error.Problems,
        };

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "{Tool} failed unexpectedly ({ErrorId})")]
    private partial void LogUnknown(Exception exception, string tool, string errorId);
}
