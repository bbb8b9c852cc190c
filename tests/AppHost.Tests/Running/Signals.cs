using System.Runtime.InteropServices;

namespace OllamaMcp.AppHost.Tests.Running;

internal static partial class Signals
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => Assert.Equal(0, KillProcess(process, signal));

    /// <summary>As a terminal sends it.</summary>
    public static void SendToGroup(int leader, int signal) => Send(-leader, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int KillProcess(int process, int signal);
}
