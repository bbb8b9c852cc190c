using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Middleware around every path: turns what is thrown into an answer, and logs, once, what nobody foresaw.</summary>
internal sealed partial class FailureAnswer(RequestDelegate next, ILogger<FailureAnswer> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RefusalException refused)
        {
            await RefusalWriter.WriteAsync(context, refused.Refusal, refused.Id);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException bad)
        {
            await RefusalWriter.WriteAsync(context, Refusals.BadRequest(bad.Message) with { Status = bad.StatusCode });
        }
        catch (Exception error)
        {
            var id = UnforeseenError.NewId();
            LogUnforeseen(error, context.Request.Method, context.Request.Path, id);
            await RefusalWriter.WriteAsync(context, Refusals.Unforeseen(id));
        }
    }

    [LoggerMessage(1003, LogLevel.Error, "{Method} {Path} failed unexpectedly ({ErrorId})")]
    private partial void LogUnforeseen(Exception error, string method, string path, string errorId);
}
