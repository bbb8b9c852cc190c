namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// Starts a program outside the session of the terminal, so that Ctrl-C reaches the AppHost alone, which then ends its
/// children one after the other. Where <c>setsid</c> is missing (Windows, a bare macOS), Ctrl-C reaches them all at once.
/// </summary>
internal static class OwnSession
{
    private static readonly string? Program = OperatingSystem.IsWindows() ? null : PathSearch.Find("setsid");

    public static bool IsAvailable => Program is not null;

    /// <returns>What to start. <c>setsid</c> becomes the program and keeps its process id, because a child leads no group.</returns>
    public static (string File, IEnumerable<string> Arguments) Of(string file, IEnumerable<string> arguments) =>
        Program is null ? (file, arguments) : (Program, arguments.Prepend(file));

    /// <summary>Ends at once what is left of the group of processes that a program started this way leads.</summary>
    public static void KillGroup(int leader)
    {
        if (IsAvailable && !OperatingSystem.IsWindows())
        {
            UnixProcess.KillGroup(leader);
        }
    }
}
