using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>
/// The guard: a second process of this program that outlives an AppHost which is killed. It reads from the AppHost which processes
/// there are; when that ends without a goodbye, it ends them. Lines are <c>+ PROCESS</c>, <c>- ID</c> and <c>bye</c>.
/// </summary>
internal static class GuardProgram
{
    public const string Argument = "--guard";
    public const string Goodbye = "bye";
    public const string Added = "+ ";
    public const string Removed = "- ";

    /// <param name="input">What the AppHost tells.</param>
    /// <param name="record">The file that the AppHost cannot delete where it is killed.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(TextReader input, string record, TimeProvider time)
    {
        // Who ends everything at once by a signal must not end the guard first: it goes with the AppHost.
        using var deafness = new EndSignals(context => context.Cancel = true);
        var processes = new List<ProcessIdentity>();
        while (await input.ReadLineAsync() is { } line)
        {
            if (line == Goodbye)
            {
                return 0;
            }
            Take(line, processes);
        }
        var sweep = new ProcessSweep(time);
        await sweep.EndAsync(processes);
        await sweep.EndMarkedAsync(record);
        RunRecord.Delete(record);
        return 0;
    }

    private static void Take(string line, List<ProcessIdentity> processes)
    {
        if (line.StartsWith(Added, StringComparison.Ordinal) && RunProcess.Parse(line[Added.Length..]) is { } added)
        {
            processes.Add(added.Identity);
        }
        else if (
            line.StartsWith(Removed, StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(Removed.Length), CultureInfo.InvariantCulture, out var id)
        )
        {
            processes.RemoveAll(process => process.Id == id);
        }
    }
}
