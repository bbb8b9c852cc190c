using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Runners;

/// <summary>A model that is loaded. Everything that changes is changed by the scheduler, under its lock.</summary>
internal sealed class Runner(ModelRecord model, int contextLength, int parallel) : IDisposable
{
    /// <summary>Go's longest duration, about 292 years: what ps shows for a model that stays for ever.</summary>
    public static readonly TimeSpan Forever = TimeSpan.FromTicks(long.MaxValue / 100);

    public ModelRecord Model => model;
    public int ContextLength => contextLength;
    public TimeSpan KeepAlive { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public int Users { get; set; }
    public ITimer? Timer { get; set; }

    /// <summary>Ends when the runner is unloaded.</summary>
    public TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Slots: as many answers at once as OLLAMA_NUM_PARALLEL says.</summary>
    public SemaphoreSlim Slots { get; } = new(parallel, parallel);

    /// <summary>Weights and context, as ps reports them.</summary>
    public long Size => model.Config.ReportedSize ?? model.Size + ((long)contextLength * parallel * model.EmbeddingLength * 4);

    public void Dispose()
    {
        Timer?.Dispose();
        Slots.Dispose();
    }
}
