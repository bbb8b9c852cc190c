using OllamaMcp.Bench.Clients;

namespace OllamaMcp.Bench.Targets;

/// <summary>Ollama itself with nothing in between.</summary>
internal sealed class DirectTarget : ITarget
{
    public const string TargetName = "direct to Ollama";

    public string Name => TargetName;

    public bool Streams => true;

    public async Task<IRunningTarget> StartAsync(Uri ollama, CancellationToken cancellationToken)
    {
        await using var caller = await DirectCaller.ConnectAsync(ollama, cancellationToken);
        await caller.CallAsync(Workload.List, cancellationToken);
        return new Running(this, ollama);
    }

    private sealed class Running(DirectTarget target, Uri ollama) : IRunningTarget
    {
        public ITarget Target => target;

        public int? ProcessId => null;

        public Uri? Server => null;

        public TimeSpan FirstAnswer => TimeSpan.Zero;

        public TimeSpan FirstAnswerProcessorTime => TimeSpan.Zero;

        public Task<ICaller> ConnectAsync(CancellationToken cancellationToken) => DirectCaller.ConnectAsync(ollama, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
