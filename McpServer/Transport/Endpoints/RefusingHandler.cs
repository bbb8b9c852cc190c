using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Turns what a handler throws into an answer.</summary>
internal static class RefusingHandler
{
    public static RequestDelegate Wrap(RequestDelegate handler) =>
        async context =>
        {
            try
            {
                await handler(context);
            }
            catch (RefusalException refused)
            {
                await RefusalWriter.WriteAsync(context, refused.Refusal, refused.Id);
            }
            catch (BadHttpRequestException bad) when (!context.RequestAborted.IsCancellationRequested)
            {
                await RefusalWriter.WriteAsync(context, Refusals.BadRequest(bad.Message) with { Status = bad.StatusCode });
            }
            catch (Exception error)
                when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
            {
                // The client has gone; there is nobody to answer.
            }
        };
}
