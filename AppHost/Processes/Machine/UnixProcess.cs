using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>What .NET has no call for: it can kill a process, but not ask it to end, nor tell the parent of this one.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixProcess
{
    private const int KillAtOnce = 9;
    private const int Terminate = 15;

    public static void AskToEnd(int process) => _ = Kill(process, Terminate);

    public static void KillGroup(int leader) => _ = Kill(-leader, KillAtOnce);

    /// <summary>The process that started this one; another where that is gone.</summary>
    public static int Parent() => ParentId();

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ParentId();
}
