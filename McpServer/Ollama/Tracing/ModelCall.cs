using System.Diagnostics;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>
/// The span and the measurements of one call of a model, from the request to the end of its answer; with a stream that is its last
/// line. One call, one thread at a time; disposing it before the end is a cancelled call.
/// </summary>
internal sealed class ModelCall : IDisposable
{
    private readonly ModelRequest _request;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private readonly MessageRecord? _messages;
    private readonly Activity? _span;
    private readonly long _started;
    private ModelMeasurement _measurement;
    private bool _ended;

    private ModelCall(in ModelRequest request, MessageRecord? messages, Uri address, TimeProvider time)
    {
        _request = request;
        _messages = messages;
        _address = address;
        _time = time;
        _span = StartSpan();
        _started = time.GetTimestamp();
        _measurement = new ModelMeasurement(request, address);
    }

    /// <summary>Starts, and makes the span the current one. Null where nobody listens, or the request is none of a model's.</summary>
    /// <param name="request">What is sent to Ollama.</param>
    /// <param name="address">The Ollama.</param>
    /// <param name="captures">Whether prompts and answers are recorded.</param>
    /// <param name="time">The clock.</param>
    public static ModelCall? Begin<T>(T request, Uri address, bool captures, TimeProvider time)
    {
        if ((!ModelMetrics.IsEnabled && !ServerSource.Activities.HasListeners()) || ModelRequest.Of(request) is not { } described)
        {
            return null;
        }

        return new ModelCall(described, captures ? MessageRecord.Of(request) : null, address, time);
    }

    /// <summary>A line of a stream has come; the last one ends the call.</summary>
    public void Received(IStreamItem item)
    {
        if (item is not ITextChunk chunk || _ended)
        {
            return;
        }

        var sinceStart = _time.GetElapsedTime(_started);
        if (_measurement.Chunk(sinceStart, isPiece: !chunk.Done || chunk.Text is { Length: > 0 }) && _span is { IsAllDataRequested: true })
        {
            _span.AddTag(TelemetryKeys.TimeToFirstChunk, sinceStart.TotalSeconds);
        }

        _messages?.Add(chunk);
        if (chunk.Done)
        {
            Complete(ModelFigures.Of(chunk), sinceStart);
        }
    }

    /// <summary>The whole answer has come at once.</summary>
    public void Completed(IAnswer answer)
    {
        if (!_ended && ModelFigures.Of(answer) is { } figures)
        {
            Complete(figures, _time.GetElapsedTime(_started));
        }
    }

    /// <summary>The call failed, or was cancelled.</summary>
    public void Failed(Exception failure) => End(OllamaRefusals.CodeOf(failure));

    /// <inheritdoc/>
    public void Dispose() => End(ErrorCodes.Cancelled);

    private void Complete(in ModelFigures figures, TimeSpan duration)
    {
        _ended = true;
        _measurement.Complete(figures, duration);
        if (_span is { IsAllDataRequested: true })
        {
            ResponseAttributes.Describe(_span, figures);
            _messages?.Describe(_span, figures.FinishReason);
        }

        _span?.Dispose();
    }

    private void End(ErrorCode code)
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        _measurement.Fail(code, _time.GetElapsedTime(_started));
        if (_span is null)
        {
            return;
        }

        if (code == ErrorCodes.ModelNotFound)
        {
            // Whatever a caller invents shall not name spans.
            _span.DisplayName = _request.Operation;
        }

        if (_span.IsAllDataRequested)
        {
            _messages?.Describe(_span, finishReason: null);
            _span.AddTag(TelemetryKeys.ErrorType, code.Value);
        }

        _span.SetStatus(ActivityStatusCode.Error, code.Meaning);
        _span.Dispose();
    }

    private Activity? StartSpan()
    {
        if (!ServerSource.Activities.HasListeners())
        {
            return null;
        }

        var span = ServerSource.Activities.StartActivity($"{_request.Operation} {SpanText.Bound(_request.Model)}", ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.AddTag(TelemetryKeys.Operation, _request.Operation);
            span.AddTag(TelemetryKeys.Provider, ModelMeasurement.Provider);
            span.AddTag(TelemetryKeys.ServerAddress, _address.Host);
            span.AddTag(TelemetryKeys.ServerPort, _address.Port);
            RequestAttributes.Describe(span, _request);
        }

        return span;
    }
}
