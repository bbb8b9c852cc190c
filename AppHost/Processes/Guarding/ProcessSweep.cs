using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>Ends what a run left behind.</summary>
internal sealed class ProcessSweep(TimeProvider time)
{
    // Redis writes its files, and the server the calls that it had.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int Looks = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends processes that are known to be those of the run, the last first: asks, and ends at once what does not end.</summary>
    public async Task EndAsync(IEnumerable<ProcessIdentity> processes)
    {
        foreach (var process in processes.Reverse())
        {
            if (!OperatingSystem.IsWindows() && process.IsAlive())
            {
                UnixProcess.AskToEnd(process.Id);
                await PolledEnd.WithinAsync(process, Patience, time);
            }
            if (process.IsAlive())
            {
                process.Kill();
            }
            OwnSession.KillGroup(process.Id);
        }
    }

    /// <summary>Ends at once what bears the mark of the run.</summary>
    public async Task EndMarkedAsync(string record)
    {
        // One that is being started bears it in a moment only.
        for (var looks = 0; looks < Looks; looks++)
        {
            await Task.Delay(Pause, time);
            foreach (var process in RunMark.Find(record))
            {
                ProcessIdentity.Kill(process);
            }
        }
    }
}
