using System.ComponentModel;
using System.Diagnostics;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// A process that can be found again by another program. Its number alone does not do: it is given to another process once it is
/// free.
/// </summary>
/// <param name="Id">Its number.</param>
/// <param name="Started">When it started, UTC.</param>
/// <param name="Program">The name of its program, without folder and <c>.exe</c>.</param>
internal sealed record ProcessIdentity(int Id, DateTime Started, string Program)
{
    // The system tells the time since it was booted; what that makes of it differs a little from process to process.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(1);

    /// <returns>Null where the process is gone already.</returns>
    public static ProcessIdentity? Of(Process process, string program)
    {
        try
        {
            return new ProcessIdentity(process.Id, process.StartTime.ToUniversalTime(), NameOf(program));
        }
        catch (Exception e) when (IsGone(e))
        {
            return null;
        }
    }

    /// <summary>Whether the process with that number is the one that was started then.</summary>
    public bool IsAlive() => Matches(process => (process.StartTime.ToUniversalTime() - Started).Duration() < Skew);

    /// <summary>Whether it also runs the same program: what must hold before a process of an earlier time is touched.</summary>
    /// <remarks>A program may write behind its name what it does, as Redis does: <c>redis-server 127.0.0.1:20815</c>.</remarks>
    public bool IsAliveAndRunsTheSame() =>
        IsAlive()
        && Matches(process => process.ProcessName == Program || process.ProcessName.StartsWith(Program + ' ', StringComparison.Ordinal));

    /// <summary>Ends it at once, with what it started.</summary>
    public void Kill() => Kill(Id);

    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (IsGone(e) || e is AggregateException)
        {
            // It ended meanwhile, or what it started did.
        }
    }

    private static string NameOf(string program) =>
        OperatingSystem.IsWindows() ? Path.GetFileNameWithoutExtension(program) : Path.GetFileName(program);

    private bool Matches(Func<Process, bool> condition)
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            return !Zombies.Has(Id) && condition(process);
        }
        catch (Exception e) when (IsGone(e))
        {
            return false;
        }
    }

    private static bool IsGone(Exception e) =>
        e is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException;
}
