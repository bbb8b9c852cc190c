using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// Processes that ended, and stay in the list until their parent looks: for ever, where the first process of a container does not.
/// .NET counts them as running. This reads <c>/proc</c>, and knows of none elsewhere.
/// </summary>
internal static class Zombies
{
    // "4711 (name, with any character) Z 1 …"
    public static bool Has(int process)
    {
        try
        {
            var stat = OperatingSystem.IsLinux()
                ? File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"))
                : "";
            return stat.LastIndexOf(')') is >= 0 and var name && stat.AsSpan(name).StartsWith(") Z");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
