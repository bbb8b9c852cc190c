using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Telemetry;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Tracing;

/// <summary>The span and the metric of one message while it is handled. One message, one thread at a time.</summary>
internal sealed class McpOperation
{
    private readonly Activity? _span;
    private readonly CallNote? _note;
    private readonly TimeProvider _time;
    private readonly long _started;
    private TagList _tags;

    private McpOperation(JsonRpcMessage message, in TagList tags, string name, bool captures, TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
        _tags = tags;
        _note = message is JsonRpcRequest { Method: RequestMethods.ToolsCall } ? CallNote.Attach(message, captures) : null;
        _span = StartSpan(message, name);
    }

    /// <summary>Whether anybody listens.</summary>
    public static bool IsWanted => ServerSource.Activities.HasListeners() || McpMetrics.OperationDuration.Enabled;

    /// <summary>Whether more than the usual may be said of the message.</summary>
    public Activity? Details => _span is { IsAllDataRequested: true } ? _span : null;

    /// <summary>Starts; the span is the current one from now on.</summary>
    /// <param name="message">A request or a notification.</param>
    /// <param name="tags">What holds for span and metric: few values each.</param>
    /// <param name="name">The name of the span.</param>
    /// <param name="captures">Whether results are recorded.</param>
    /// <param name="time">The clock.</param>
    public static McpOperation Begin(JsonRpcMessage message, in TagList tags, string name, bool captures, TimeProvider time) =>
        new(message, tags, name, captures, time);

    /// <summary>It has been handled; a tool may have failed all the same.</summary>
    public void End()
    {
        if (_note?.Error is { } error)
        {
            _tags.Add(TelemetryKeys.ErrorType, "tool_error");
            _tags.Add(TelemetryKeys.ErrorCode, error.Value);
            _span?.SetStatus(ActivityStatusCode.Error, error.Meaning);
        }
        else if (_note?.Result is { } result)
        {
            Details?.AddTag(TelemetryKeys.ToolResult, result);
        }

        Finish();
    }

    /// <summary>It was not handled: the client gets an error, or nobody waits any more.</summary>
    public void Fail(Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            _tags.Add(TelemetryKeys.ErrorType, ErrorCodes.Cancelled.Value);
            _span?.SetStatus(ActivityStatusCode.Error, ErrorCodes.Cancelled.Meaning);
        }
        else
        {
            var code = (int)((failure as McpProtocolException)?.ErrorCode ?? McpErrorCode.InternalError);
            var text = code.ToString(CultureInfo.InvariantCulture);
            _tags.Add(TelemetryKeys.ErrorType, text);
            _tags.Add(TelemetryKeys.RpcStatus, text);
            _span?.SetStatus(ActivityStatusCode.Error, failure is McpException ? SpanText.Bound(failure.Message) : null);
        }

        Finish();
    }

    private static Activity? StartSpan(JsonRpcMessage message, string name)
    {
        if (!ServerSource.Activities.HasListeners())
        {
            return null;
        }

        var origin = TraceOrigin.Of(message);
        var span = ServerSource.Activities.StartActivity(
            name,
            ActivityKind.Server,
            origin.Parent,
            tags: null,
            origin.Link == default ? null : [new ActivityLink(origin.Link)]
        );
        if (span is not null)
        {
            origin.AddBaggage(span);
            Describe(span, message);
        }

        return span;
    }

    private static void Describe(Activity span, JsonRpcMessage message)
    {
        if (message is JsonRpcRequest { Id.Id: { } id } && span.IsAllDataRequested)
        {
            span.AddTag(TelemetryKeys.RequestId, SpanText.Bound(Convert.ToString(id, CultureInfo.InvariantCulture) ?? ""));
        }

        if (Meta.ParametersOf(message)?["uri"] is JsonValue value && value.TryGetValue(out string? uri) && span.IsAllDataRequested)
        {
            span.AddTag(TelemetryKeys.McpResource, SpanText.Bound(uri));
        }
    }

    private void Finish()
    {
        McpMetrics.OperationDuration.Record(_time.GetElapsedTime(_started).TotalSeconds, _tags);
        if (_span is null)
        {
            return;
        }

        if (_span.IsAllDataRequested)
        {
            foreach (var (key, value) in _tags)
            {
                _span.AddTag(key, value);
            }
        }

        _span.Dispose();
    }
}
