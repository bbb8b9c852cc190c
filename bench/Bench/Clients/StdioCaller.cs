using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>One of the callers that share a server's pipes.</summary>
internal sealed class StdioCaller(StdioChannel channel, ToolCalls tools) : ICaller
{
    private readonly Dictionary<Workload, NumberedMessage> _requests = tools.Workloads.ToDictionary(
        each => each,
        each => new NumberedMessage(StdioChannel.Line(tools.For(each).ToJson(each == Workload.Stream, "")))
    );

    public ValueTask<int> CallAsync(Workload workload, CancellationToken cancellationToken) =>
        channel.CallAsync(_requests[workload], cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
