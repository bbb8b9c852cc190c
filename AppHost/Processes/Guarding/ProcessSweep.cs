using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>Ends what a run left behind.</summary>
internal sealed class ProcessSweep(TimeProvider time)
{
    // Redis writes its files, and the server the calls that it had.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
}
