using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>Which of the jobs of a shell has the terminal: <c>&amp;</c>, and Ctrl-Z with <c>bg</c>, leave it to the shell.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Foreground
{
    /// <param name="file">Its descriptor.</param>
    /// <returns>Whether that is the terminal of this process, and this process is in front there.</returns>
    public static bool Has(int file) => TerminalGroup(file) == OwnGroup();

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int TerminalGroup(int file);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OwnGroup();
}
