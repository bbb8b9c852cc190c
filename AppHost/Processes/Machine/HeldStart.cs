namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// Starts a program that waits until it is let go, so that the guard can be told of it before it does anything: where the AppHost
/// is killed in between, it ends by itself. Where <c>bash</c> is missing, it does not wait.
/// </summary>
/// <remarks>Not <c>sh</c>: as dash it drops the variables whose names it cannot use, such as <c>Logging:LogLevel</c>.</remarks>
internal static class HeldStart
{
    // Reads a byte at a time, and leaves what follows the line to the program. The end of the input is no line.
    private const string Script = """read -r && exec "$0" "$@" """;

    private static readonly string? Shell = OperatingSystem.IsWindows() ? null : PathSearch.Find("bash");

    /// <summary>What lets it go, before all else that it reads from its standard input.</summary>
    public static string Go => Shell is null ? "" : "\n";

    /// <summary>Whether a line is the shell's and not the program's: it complains of a locale that is not installed.</summary>
    public static bool Wrote(string line) => line.Contains("bash: warning: setlocale: LC_ALL", StringComparison.Ordinal);

    /// <returns>What to start. The shell becomes the program and keeps its process id.</returns>
    public static (string File, IEnumerable<string> Arguments) Of(string file, IEnumerable<string> arguments) =>
        Shell is null ? (file, arguments) : (Shell, ["-p", "-c", Script, file, .. arguments]); // -p: without what BASH_ENV names
}
