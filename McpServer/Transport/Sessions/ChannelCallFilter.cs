using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Telemetry;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>
/// Admits tool calls that come over a channel (HTTP+SSE, stdio), where the answer to a refused one is a message and no HTTP status.
/// </summary>
internal sealed class ChannelCallFilter(CallAdmission admission)
{
    private const string CallerKey = "OllamaMcp.Caller";

    /// <summary>Notes on a message who sent it; without a note it is the user who started this process.</summary>
    public static void SetCaller(JsonRpcMessage message, Caller caller)
    {
        message.Context ??= new JsonRpcMessageContext();
        message.Context.User = caller.ToPrincipal();
        message.Context.Items = new Dictionary<string, object?>(StringComparer.Ordinal) { [CallerKey] = caller };
    }

    public McpServerOptions AddTo(McpServerOptions options)
    {
        options.Filters.Message.IncomingFilters.Insert(
            0,
            next => (context, cancellationToken) => AdmitAsync(next, context, cancellationToken)
        );
        return options;
    }

    private async Task AdmitAsync(McpMessageHandler next, MessageContext context, CancellationToken cancellationToken)
    {
        using var lease = Admit(context.JsonRpcMessage);
        await next(context, cancellationToken);
    }

    private CallLease? Admit(JsonRpcMessage message)
    {
        try
        {
            return admission.Admit(message, CallerOf(message));
        }
        catch (RefusalException refused)
        {
            ServerMetrics.Refuse(refused.Refusal.Code);
            throw ToProtocolError(refused.Refusal);
        }
    }

    private static Caller CallerOf(JsonRpcMessage message) =>
        message.Context?.Items?.TryGetValue(CallerKey, out var caller) == true ? (Caller)caller! : Caller.Local;

    private static McpProtocolException ToProtocolError(Refusal refusal)
    {
        var error = new McpProtocolException(refusal.Message, refusal.RpcCode);
        foreach (var (name, value) in refusal.ToData())
        {
            error.Data[name] = value?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? value.GetValue<long>() : value?.ToString();
        }

        return error;
    }
}
