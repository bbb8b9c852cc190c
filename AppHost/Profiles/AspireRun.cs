using System.Diagnostics;
using System.Runtime.InteropServices;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>The AppHost with Aspire, in the place of this one: same terminal, same arguments, its exit code.</summary>
internal static class AspireRun
{
    public static async Task<int> RunAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(DotnetCommand.Describe(arguments))!;
        using var signals = new EndSignals(context => PassOn(context, process));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // Ctrl-C reaches both by itself; a signal to this process alone does not, and to be asked twice does no harm.
    private static void PassOn(PosixSignalContext context, Process process)
    {
        context.Cancel = true;
        if (!OperatingSystem.IsWindows() && !process.HasExited)
        {
            UnixProcess.AskToEnd(process.Id);
        }
    }
}
