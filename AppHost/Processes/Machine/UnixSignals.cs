using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>.NET can kill a process, but not ask it to end.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixSignals
{
    private const int KillAtOnce = 9;
    private const int Terminate = 15;

    public static void AskToEnd(int process) => _ = Kill(process, Terminate);

    public static void KillGroup(int leader) => _ = Kill(-leader, KillAtOnce);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
