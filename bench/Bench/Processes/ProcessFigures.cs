using System.Globalization;

namespace OllamaMcp.Bench.Processes;

/// <summary>What the kernel says of a process (Linux).</summary>
internal static class ProcessFigures
{
    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(int id) => Status(id, "VmRSS:");

    /// <summary>The most resident memory that it had so far, in bytes.</summary>
    public static long PeakResident(int id) => Status(id, "VmHWM:");

    /// <summary>Processor time used so far, of the threads that it has.</summary>
    public static TimeSpan ProcessorTime(int id)
    {
        // Of its threads in turn: what the kernel says of the process as a whole is rounded to 10 ms.
        long nanoseconds = 0;
        foreach (string thread in Directory.EnumerateDirectories($"/proc/{id}/task"))
        {
            nanoseconds += ProcessorTimeOf(thread);
        }

        return TimeSpan.FromMicroseconds(nanoseconds / 1000.0);
    }

    private static long ProcessorTimeOf(string thread)
    {
        try
        {
            return long.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long Status(int id, string name)
    {
        string line = File.ReadLines($"/proc/{id}/status").First(each => each.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }
}
