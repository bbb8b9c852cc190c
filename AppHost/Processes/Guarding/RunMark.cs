using System.Globalization;
using System.Text;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>
/// A variable in the environment of all that a run starts. By it the guard finds what it was not told of: the <c>npm</c> that was
/// fetching when the AppHost was killed, or what a part started outside its own group. .NET does not show the environment of
/// others, so this reads <c>/proc</c>, and finds nothing elsewhere.
/// </summary>
internal static class RunMark
{
    private const string Variable = "APPHOST_RUN";

    /// <summary>Marks what this process starts from now on.</summary>
    /// <param name="record">The record of the run: its name is the mark.</param>
    public static void Set(string record) => Environment.SetEnvironmentVariable(Variable, MarkOf(record));

    /// <summary>What is started from now on belongs to no run.</summary>
    public static void Clear() => Environment.SetEnvironmentVariable(Variable, null);

    /// <returns>The processes with the mark, but for this one.</returns>
    public static IReadOnlyList<int> Find(string record)
    {
        var mark = Encoding.UTF8.GetBytes($"{Variable}={MarkOf(record)}\0");
        return OperatingSystem.IsLinux()
            ?
            [
                .. Directory
                    .EnumerateDirectories("/proc")
                    .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
                    .Where(id => id > 0 && id != Environment.ProcessId && Has(id, mark)),
            ]
            : [];
    }

    private static string MarkOf(string record) => Path.GetFileNameWithoutExtension(record);

    private static bool Has(int process, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ")).AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or another user's
        }
    }
}
