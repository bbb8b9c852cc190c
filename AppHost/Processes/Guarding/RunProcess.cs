using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>A process of a run, as its record keeps it and its guard is told it.</summary>
/// <param name="Role">The part of the topology, or <see cref="AppHost"/> or <see cref="Guard"/>.</param>
/// <param name="Identity">The process.</param>
/// <param name="Where">Its address; empty where it has none.</param>
internal sealed record RunProcess(string Role, ProcessIdentity Identity, string Where)
{
    public const string AppHost = "AppHost";
    public const string Guard = "guard";

    private const char Separator = '\t';

    /// <returns><c>context-store ⇥ 4711 ⇥ 639310752000000000 ⇥ redis-server ⇥ 127.0.0.1:20815</c></returns>
    public string ToLine() =>
        string.Join(
            Separator,
            Role,
            Identity.Id.ToString(CultureInfo.InvariantCulture),
            Identity.Started.Ticks.ToString(CultureInfo.InvariantCulture),
            Identity.Program,
            Where
        );

    /// <returns>Null where the line is none of <see cref="ToLine"/>, for example because it was cut.</returns>
    public static RunProcess? Parse(string line) =>
        line.Split(Separator) is [var role, var id, var started, var program, var where]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
            ? new RunProcess(role, new ProcessIdentity(number, new DateTime(ticks, DateTimeKind.Utc), program), where)
            : null;

    /// <summary>Whether it listens on that port, as far as its address tells.</summary>
    public bool IsAt(int port)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port}");
        return Where.EndsWith(suffix, StringComparison.Ordinal) || Where.Contains(suffix + "/", StringComparison.Ordinal);
    }
}
