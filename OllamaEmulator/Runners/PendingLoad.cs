using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Runners;

/// <summary>A request that waits until its model is loaded.</summary>
internal sealed record PendingLoad(ModelRecord Model, int ContextLength, TimeSpan? KeepAlive, CancellationToken CancellationToken)
{
    public TaskCompletionSource<Runner> Loaded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
