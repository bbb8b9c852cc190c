using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>Ends what earlier runs left behind: those whose AppHost and guard are both gone.</summary>
internal sealed class Leftovers(RunRecords records, TimeProvider time)
{
    // A guard that lives is about to end what its AppHost left.
    private static readonly TimeSpan GuardPatience = TimeSpan.FromSeconds(20);

    /// <param name="say">Is told what is ended, a line for each run.</param>
    public async Task EndAsync(Action<string> say)
    {
        foreach (var (file, processes) in records.Read())
        {
            if (!processes.Any(process => process.Role == RunProcess.AppHost && process.Identity.IsAlive()))
            {
                await EndAsync(file, processes, say);
            }
        }
    }

    private async Task EndAsync(string file, IReadOnlyList<RunProcess> processes, Action<string> say)
    {
        if (processes.FirstOrDefault(process => process.Role == RunProcess.Guard) is { } guard)
        {
            if (guard.Identity.IsAlive())
            {
                say("A run that was killed is just being ended: waiting for that.");
            }
            await PolledEnd.WithinAsync(guard.Identity, GuardPatience, time);
        }
        var sweep = new ProcessSweep(time);
        var left = processes
            .Where(process => process.Role is not (RunProcess.AppHost or RunProcess.Guard) && process.Identity.IsAliveAndRunsTheSame())
            .ToList();
        if (left.Count > 0)
        {
            say($"A run that was killed left {string.Join(", ", left.Select(Name))} behind: ended now.");
            await sweep.EndAsync(left.Select(process => process.Identity));
        }
        await sweep.EndMarkedAsync(file);
        RunRecord.Delete(file);
    }

    private static string Name(RunProcess process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Role} ({process.Identity.Program}, process {process.Identity.Id})");
}
