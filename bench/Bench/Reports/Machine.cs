using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OllamaMcp.Bench.Reports;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var processor = Line("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = Line("/proc/meminfo", "MemTotal") ?? "0 kB";
        var gigabytes = double.Parse(memory.Split(' ')[0], CultureInfo.InvariantCulture) / 1024 / 1024;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors ({processor}), {gigabytes:0} GiB of memory, {RuntimeInformation.OSDescription}"
        );
    }

    /// <summary>What else it does now: the load averages of 1, 5 and 15 minutes; null where the system has none.</summary>
    public static string? DescribeLoad() =>
        File.Exists("/proc/loadavg") ? $"load average {string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ')[..3])}" : null;

    /// <summary>The first line that a program prints, or null where it cannot be run.</summary>
    public static string? Says(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
            )!;
            return process.StandardOutput.ReadLine();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Line(string path, string name) =>
        File.Exists(path)
            ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
}
