namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>Finds programs as a shell does.</summary>
internal static class PathSearch
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <returns>The full path of the program; null where PATH has none.</returns>
    public static string? Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names(program).Select(name => Path.Combine(folder, name))).FirstOrDefault(IsProgram);
    }

    private static string[] Names(string program) => OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Execute) != UnixFileMode.None);
}
