using System.Globalization;

namespace OllamaMcp.Bench.Processes;

/// <summary>What the kernel says of a process (Linux).</summary>
internal static class ProcessFigures
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(int id) => Status(id, "VmRSS:");

    /// <summary>The most resident memory that it had so far, in bytes.</summary>
    public static long PeakResident(int id) => Status(id, "VmHWM:");

    /// <summary>Processor time used so far, of all its threads.</summary>
    public static TimeSpan ProcessorTime(int id)
    {
        string line = File.ReadAllText($"/proc/{id}/stat");
        string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        long ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static long Status(int id, string name)
    {
        string line = File.ReadLines($"/proc/{id}/status").First(each => each.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }
}
