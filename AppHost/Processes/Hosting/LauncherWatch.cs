using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>
/// Ends the run when the <c>dotnet run</c> that started it is killed: else it would go on with no one to end it. Windows does that
/// itself, and any other parent may go: a shell that was told to leave this running, for example.
/// </summary>
internal sealed class LauncherWatch : IDisposable
{
    private const string Launcher = "dotnet";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ITimer? _timer;

    /// <param name="time">The clock.</param>
    /// <param name="gone">Is called once.</param>
    public LauncherWatch(TimeProvider time, Action gone)
    {
        if (OperatingSystem.IsWindows() || UnixProcess.Parent() is not (> 1 and var parent) || !IsLauncher(parent))
        {
            return;
        }
        var isGone = 0;
        _timer = time.CreateTimer(
            _ =>
            {
                if (!OperatingSystem.IsWindows() && UnixProcess.Parent() != parent && Interlocked.Exchange(ref isGone, 1) == 0)
                {
                    gone();
                }
            },
            null,
            Pause,
            Pause
        );
    }

    public void Dispose() => _timer?.Dispose();

    private static bool IsLauncher(int process)
    {
        try
        {
            using var parent = Process.GetProcessById(process);
            return parent.ProcessName == Launcher;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
