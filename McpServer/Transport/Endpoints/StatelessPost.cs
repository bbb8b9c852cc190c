using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Handles a request of a revision without sessions: nothing outlives it, and closing its answer cancels it.</summary>
internal sealed class StatelessPost(
    ServerFactory servers,
    CallAdmission admission,
    DrainState drain,
    TransportOptions options,
    ILoggerFactory loggers,
    TimeProvider time
)
{
    /// <exception cref="RefusalException">The message is not let in.</exception>
    public async Task HandleAsync(HttpContext context, JsonRpcMessage message, Caller caller)
    {
        StatelessRules.Check(context.Request, message, servers.StatelessOptions);
        if (message is not JsonRpcRequest request)
        {
            // A notification has nobody here that it could reach.
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        request.Context = new JsonRpcMessageContext { User = caller.ToPrincipal(), ProtocolVersion = Revisions.Newest };
        using var lease = admission.Admit(request, caller);
        await using var stream = new EventStream(context.Response, isAnswer: true, options.PingInterval, time);
        await AnswerAsync(context, request, stream);
    }

    private async Task AnswerAsync(HttpContext context, JsonRpcRequest request, EventStream stream)
    {
        await using var transport = new StreamableHttpServerTransport(loggers) { Stateless = true };
        await using var server = servers.CreateForRequest(transport);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, drain.CallsCut);
        var run = server.RunAsync(end.Token);
        try
        {
            await transport.HandlePostRequestAsync(request, stream, first => ErrorStatus.SetAsync(context.Response, first), end.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new RefusalException(Refusals.ShuttingDown);
        }
        catch (JsonException error)
        {
            throw new RefusalException(Refusals.InvalidParams(ParameterProblem.Describe(request.Method, request.Params, error)));
        }
        finally
        {
            await transport.DisposeAsync();
            await run.ContinueWhenCancelledAsync();
        }
    }
}
