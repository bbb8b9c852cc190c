using System.Diagnostics;
using System.Runtime.InteropServices;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>The AppHost with Aspire, in the place of this one: same terminal, same arguments, its exit code.</summary>
internal static class AspireRun
{
    /// <param name="project">What was built with Aspire.</param>
    /// <param name="arguments">Those of this start.</param>
    public static async Task<int> RunAsync(ProjectOnDisk project, IEnumerable<string> arguments)
    {
        using var process = Process.Start(Describe(project, arguments))!;
        using var signals = new EndSignals(context => PassOn(context, process));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static ProcessStartInfo Describe(ProjectOnDisk project, IEnumerable<string> arguments)
    {
        string[] run = ["run", "--project", project.File, "-c", project.Configuration, "--no-build", "-p:AspirePackages=true"];
        var info = new ProcessStartInfo(BuiltPrograms.Dotnet, [.. run, "--", .. arguments]) { UseShellExecute = false };
        foreach (var name in DotnetCommand.CleanEnvironment.Keys)
        {
            info.Environment.Remove(name);
        }
        return info;
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
