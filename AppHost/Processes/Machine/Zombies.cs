using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// Processes that ended, and stay in the list until their parent looks: for ever, where the first process of a container does not.
/// .NET counts them as running. This reads <c>/proc</c>, and knows of none elsewhere.
/// </summary>
internal static class Zombies
{
    // Counted from the state, which is 0.
    private const int Threads = 17;

    // "4711 (name, with any character) Z 1 …". The state is that of the first thread: while others live, the process does, and holds its ports.
    public static bool Has(int process)
    {
        try
        {
            var stat = OperatingSystem.IsLinux()
                ? File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"))
                : "";
            var columns = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return columns is ["Z", ..] && columns[Threads] is "0" or "1";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
