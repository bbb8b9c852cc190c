using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>
/// Names the process that listens on a port. .NET does not tell, so this reads <c>/proc</c> and is silent elsewhere.
/// </summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <returns>Null where it cannot be known.</returns>
    public static PortOwner? Find(int port)
    {
        var sockets = SocketsListeningOn(port);
        return sockets.Count == 0
            ? null
            : Directory
                .EnumerateDirectories("/proc")
                .Select(folder => OwnerAmong(folder, sockets))
                .FirstOrDefault(owner => owner is not null);
    }

    // A line of /proc/net/tcp: "0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 91234 1 …"
    private static HashSet<string> SocketsListeningOn(int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return Tables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns.Length > 9 && columns[3] == Listening && columns[1].EndsWith(suffix, StringComparison.Ordinal))
            .Select(columns => $"socket:[{columns[9]}]")
            .ToHashSet(StringComparer.Ordinal);
    }

    private static PortOwner? OwnerAmong(string folder, HashSet<string> sockets)
    {
        if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }
        try
        {
            var open = Directory.EnumerateFiles(Path.Combine(folder, "fd")).Select(file => new FileInfo(file).LinkTarget);
            return open.Any(target => target is not null && sockets.Contains(target))
                ? new PortOwner(id, File.ReadAllText(Path.Combine(folder, "comm")).Trim())
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // ended meanwhile, or another user's
        }
    }
}
