using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_cancel_request</c>: ends or lists the caller's own calls, on whichever replica they run.</summary>
internal sealed class CancelRequestTool(CallsInFlight calls, IReplicaCalls replicas, TimeProvider time)
    : Tool<CancelRequestArguments, CancelRequestResult>(
        Described,
        ModelToolsJson.Default.CancelRequestArguments,
        ModelToolsJson.Default.CancelRequestResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_cancel_request",
        Title = "Cancel or list running calls",
        Description =
            "Ends a call of yours that is running: give its request_id, or all: true for all of them. Without arguments it only lists what of "
            + "yours runs. Ending a call stops the model at once. Returns the calls that were ended and those that run, with tool and age.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: false),
    };

    public override async Task<CancelRequestResult> InvokeAsync(
        CancelRequestArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        if (arguments is { RequestId: not null, All: true })
        {
            throw ArgumentProblem.Refuse("/all", "true", "either all: true or a request_id");
        }

        IReadOnlyList<RunningCall> ended = [];
        if (arguments.RequestId is { } id)
        {
            ended = [await EndAsync(call.Caller, id, cancellationToken)];
        }
        else if (arguments.All == true)
        {
            ended =
            [
                .. calls.CancelAll(call.Caller, call.RequestId),
                .. (await replicas.CancelAllAsync(call.Caller, cancellationToken)).Calls,
            ];
        }

        return await ResultAsync(ended, call, cancellationToken);
    }

    private async Task<RunningCall> EndAsync(string caller, string requestId, CancellationToken cancellationToken)
    {
        var here = calls.ListOf(caller).FirstOrDefault(running => running.RequestId == requestId);
        if (here is not null && calls.Cancel(caller, requestId))
        {
            return here;
        }

        var there = (await replicas.ListAsync(caller, cancellationToken)).Calls.FirstOrDefault(running => running.RequestId == requestId);
        return there is not null && await replicas.CancelAsync(caller, requestId, cancellationToken)
            ? there
            : throw new ToolException(ErrorCodes.RequestNotFound, $"No call of yours runs under the request_id '{requestId}'.");
    }

    private async Task<CancelRequestResult> ResultAsync(
        IReadOnlyList<RunningCall> ended,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var elsewhere = await replicas.ListAsync(call.Caller, cancellationToken);
        var gone = ended.Select(running => running.RequestId).Append(call.RequestId).ToHashSet(StringComparer.Ordinal);
        var running = calls.ListOf(call.Caller).Concat(elsewhere.Calls).Where(other => !gone.Contains(other.RequestId));
        var now = time.GetUtcNow();
        return new CancelRequestResult
        {
            Cancelled = [.. ended.Select(other => RunningCallView.Of(other, now))],
            Running = [.. running.Select(other => RunningCallView.Of(other, now))],
            UnreachableReplicas = elsewhere.Unreachable.Count == 0 ? null : elsewhere.Unreachable,
        };
    }
}

/// <summary>What <see cref="CancelRequestTool"/> takes.</summary>
internal sealed record CancelRequestArguments
{
    [Description("The id of the call to end: the one it was given, or the one made for it.")]
    [RegularExpression(Patterns.RequestId)]
    public string? RequestId { get; init; }

    [Description("Whether all your calls are to be ended. Default: false.")]
    public bool? All { get; init; }
}

/// <summary>What <see cref="CancelRequestTool"/> gives.</summary>
internal sealed record CancelRequestResult
{
    [Description("The calls that were ended.")]
    public required IReadOnlyList<RunningCallView> Cancelled { get; init; }

    [Description("Your calls that run, oldest first.")]
    public required IReadOnlyList<RunningCallView> Running { get; init; }

    [Description("Replicas of this server that did not answer; calls there are not in the list.")]
    public IReadOnlyList<string>? UnreachableReplicas { get; init; }
}

/// <summary>A call as its caller sees it.</summary>
internal sealed record RunningCallView
{
    [Description("By which it can be ended.")]
    public required string RequestId { get; init; }

    [Description("The tool that was called.")]
    public required string Tool { get; init; }

    [Description("When it began.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("How long it has been running, in seconds.")]
    public required double AgeSeconds { get; init; }

    public static RunningCallView Of(RunningCall call, DateTimeOffset now) =>
        new()
        {
            RequestId = call.RequestId,
            Tool = call.Tool,
            StartedAt = call.StartedAt,
            AgeSeconds = Math.Round(Math.Max(0, (now - call.StartedAt).TotalSeconds), 3),
        };
}
