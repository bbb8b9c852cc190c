using System.Buffers;
using System.Collections.ObjectModel;
using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>
/// The way of every call to a tool, whatever it came over: arguments checked, put on the list of calls in flight, done, and
/// the result or the error shaped. Thread-safe.
/// </summary>
internal sealed partial class ToolDispatcher(CallsInFlight calls, ToolErrors errors, TimeProvider time, ILogger<ToolDispatcher> logger)
{
    /// <summary>Answers a call. A failure is an outcome; only the caller's own leaving throws.</summary>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<ToolOutcome> CallAsync(ToolInvocation invocation, CancellationToken callerGone)
    {
        var started = time.GetTimestamp();
        var outcome = await AnswerAsync(invocation, callerGone);
        var level = outcome.Error is { } code && code != ErrorCodes.Internal ? LogLevel.Information : LogLevel.Debug;
        if (logger.IsEnabled(level))
        {
            var milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds;
            LogCall(level, invocation.Tool.Descriptor.Name, outcome.Error?.Value ?? "ok", milliseconds);
        }

        return outcome;
    }

    private async Task<ToolOutcome> AnswerAsync(ToolInvocation invocation, CancellationToken callerGone)
    {
        ToolCallContext? context = null;
        CallInFlight? call = null;
        try
        {
            var arguments = Bind(invocation.Tool, invocation.Arguments ?? ReadOnlyDictionary<string, JsonElement>.Empty);
            var name = invocation.Tool.Descriptor.Name;
            call = calls.Begin(invocation.Caller, name, (arguments as IRequestIdentified)?.RequestId, callerGone);
            context = new ToolCallContext(name, invocation.Caller, call.Call.RequestId, invocation.Progress);
            using var shaping = PooledJson.Rent();
            await invocation.Tool.InvokeAsync(arguments, context, shaping.Writer, call.Token);
            return shaping.ToOutcome();
        }
        catch (OperationCanceledException) when (callerGone.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var failure = new FailedCall(invocation.Tool.Descriptor.Name, call?.EndedById == true, context?.Partial?.Invoke());
            return ErrorShaper.Shape(await errors.TranslateAsync(exception, failure, callerGone));
        }
        finally
        {
            context?.Dispose();
            call?.Dispose();
        }
    }

    private static object Bind(RegisteredTool tool, IDictionary<string, JsonElement> arguments)
    {
        if (SchemaCheck.Run(tool.Rule, arguments) is { Count: > 0 } problems)
        {
            throw ArgumentProblem.Refuse(problems);
        }

        using var buffer = PooledJson.Rent();
        ArgumentWriter.Write(buffer.Writer, tool.Rule, arguments);
        try
        {
            return tool.Bind(buffer.WrittenSpan());
        }
        catch (JsonException mismatch)
        {
            throw ArgumentProblem.Refuse(ProblemPath.Of(mismatch), "a value that does not fit", "what the input schema says");
        }
    }

    // A failure is worth a line; what nobody foresaw has one already, and calls that went well would be one for each.
    [LoggerMessage(EventId = 3001, Message = "{Tool} ended with {Outcome} after {Milliseconds} ms")]
    private partial void LogCall(LogLevel level, string tool, string outcome, long milliseconds);
}
