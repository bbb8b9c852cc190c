using System.Diagnostics;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Telemetry;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Tracing;

/// <summary>
/// Makes a span and a measurement of every message that clients send, in place of the SDK's own: those would put names that callers
/// invent into metrics, texts of tool results into spans, and leave baggage behind. Thread-safe.
/// </summary>
internal sealed class OperationFilter(TransportOptions transport, TimeProvider time)
{
    /// <summary>Makes it the outermost filter: what it sees of a failure is what the client is told.</summary>
    /// <param name="options">Whose tools and prompts lend their names.</param>
    /// <param name="isHttp">Whether messages come over HTTP; null where the server has a session id only then.</param>
    public McpServerOptions AddTo(McpServerOptions options, bool? isHttp)
    {
        options.Filters.Message.IncomingFilters.Insert(
            0,
            next =>
                (context, cancellationToken) =>
                    McpOperation.IsWanted
                        ? ObserveAsync(next, context, options, isHttp, cancellationToken)
                        : next(context, cancellationToken)
        );
        return options;
    }

    private async Task ObserveAsync(
        McpMessageHandler next,
        MessageContext context,
        McpServerOptions options,
        bool? isHttp,
        CancellationToken cancellationToken
    )
    {
        if (KnownMethods.Of(context.JsonRpcMessage) is not { } method)
        {
            await next(context, cancellationToken);
            return;
        }

        var operation = Begin(context, method, options, isHttp ?? context.Server.SessionId is not null);
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception failure)
        {
            operation.Fail(failure);
            throw;
        }

        operation.End();
    }

    private McpOperation Begin(MessageContext context, string method, McpServerOptions options, bool isHttp)
    {
        var message = context.JsonRpcMessage;
        var name = method;
        var tags = new TagList { { TelemetryKeys.McpMethod, method }, { TelemetryKeys.NetworkTransport, isHttp ? "tcp" : "pipe" } };
        if (isHttp)
        {
            tags.Add(TelemetryKeys.NetworkProtocol, "http");
        }

        if (RevisionOf(context) is { } revision)
        {
            tags.Add(TelemetryKeys.McpVersion, revision);
        }

        if (TargetOf(message, method, options) is { } target)
        {
            // Without spans nobody reads it.
            name = ServerSource.Activities.HasListeners() ? $"{method} {target}" : method;
            AddTarget(ref tags, method, target);
        }

        var operation = McpOperation.Begin(message, tags, name, transport.CapturesContent, time);
        Detail(operation.Details, context, method);
        return operation;
    }

    private static void AddTarget(ref TagList tags, string method, string target)
    {
        if (method == RequestMethods.ToolsCall)
        {
            tags.Add(TelemetryKeys.ToolName, target);
            tags.Add(TelemetryKeys.Operation, "execute_tool");
        }
        else
        {
            tags.Add(TelemetryKeys.PromptName, target);
        }
    }

    private void Detail(Activity? span, MessageContext context, string method)
    {
        if (span is null)
        {
            return;
        }

        if (context.Server.SessionId is { } session)
        {
            span.AddTag(TelemetryKeys.McpSession, session);
        }

        if (transport.CapturesContent && method == RequestMethods.ToolsCall)
        {
            span.SetTag(TelemetryKeys.ToolArguments, Meta.ParametersOf(context.JsonRpcMessage)?["arguments"]?.ToJsonString());
        }
    }

    // Only names that are ours; a caller's own stay out.
    private static string? TargetOf(JsonRpcMessage message, string method, McpServerOptions options)
    {
        if (Meta.ParametersOf(message)?["name"] is not JsonValue value || !value.TryGetValue(out string? name))
        {
            return null;
        }

        return method switch
        {
            RequestMethods.ToolsCall when options.ToolCollection?.TryGetPrimitive(name, out var tool) == true => tool.ProtocolTool.Name,
            RequestMethods.PromptsGet when options.PromptCollection?.TryGetPrimitive(name, out var prompt) == true => prompt
                .ProtocolPrompt
                .Name,
            _ => null,
        };
    }

    private static string? RevisionOf(MessageContext context) =>
        (context.JsonRpcMessage.Context?.ProtocolVersion ?? context.Server.NegotiatedProtocolVersion) is { } revision
        && Revisions.IsSpoken(revision)
            ? revision
            : null;
}
