using System.Globalization;
using System.Runtime.InteropServices;

namespace OllamaMcp.Bench.Processes;

/// <summary>What the kernel says of a process (Linux).</summary>
internal static class ProcessFigures
{
    // What the kernel's header calls CPUCLOCK_SCHED: processor time as the scheduler counts it.
    private const int OfTheScheduler = 2;

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(int id) => Status(id, "VmRSS:");

    /// <summary>The most resident memory that it had so far, in bytes.</summary>
    public static long PeakResident(int id) => Status(id, "VmHWM:");

    /// <summary>Processor time used so far, of all its threads. By its clock: what <c>/proc</c> says is rounded to 10 ms.</summary>
    public static TimeSpan ProcessorTime(int id) =>
        ReadClock((~id << 3) | OfTheScheduler, out var used) == 0
            ? TimeSpan.FromSeconds(used.Seconds) + TimeSpan.FromMicroseconds(used.Nanoseconds / 1000.0)
            : throw new InvalidOperationException($"There is no process {id}.");

    private static long Status(int id, string name)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(each => each.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
