using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Probes;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Where and as what a part of the topology runs on this machine.</summary>
/// <param name="Name">The part.</param>
/// <param name="What">What it is, in plain words.</param>
/// <param name="Where">Its address or folder.</param>
internal sealed record Placed(string Name, string What, string Where)
{
    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it stands in for and why, or else what the user should know; null where nothing is to say.</summary>
    public string? Note { get; init; }

    /// <summary>The process to start; null where none is needed, or <see cref="Prepare"/> tells it.</summary>
    public ChildSpec? Child { get; init; }

    /// <summary>
    /// What must be done before the process can be started, and may take long, for example fetching it. It is given what shows its
    /// progress in a few words, and returns the process. A <see cref="Machine.HostException"/> says why there will be none.
    /// </summary>
    public Func<Action<string>, CancellationToken, Task<ChildSpec>>? Prepare { get; init; }

    /// <summary>Whether a process is started for it.</summary>
    public bool IsStartedHere => Child is not null || Prepare is not null;

    /// <summary>Whether there is none, and <see cref="Note"/> says why. Default: false.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Tells when the process is ready, and later whether it is well; null where it is as soon as it runs.</summary>
    public IProbe? Probe { get; init; }

    /// <summary>Whether the run goes on without it: nothing waits for it, and it may fail. Default: false.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Environment variables for those that depend on it.</summary>
    public IReadOnlyDictionary<string, string> Gives { get; init; } = Nothing;

    /// <summary>What runs inside the AppHost itself for it; disposed of before the processes are ended.</summary>
    public IAsyncDisposable? Service { get; init; }

    /// <summary>What is done behind the back of a run that is ready already; null where nothing is. It tells how it goes, and never throws.</summary>
    public Func<Action<string>, CancellationToken, Task>? Afterwards { get; init; }

    /// <summary>What can only be told once it runs, for example its version.</summary>
    public Func<CancellationToken, Task<string?>> Detail { get; init; } = _ => Task.FromResult<string?>(null);
}
