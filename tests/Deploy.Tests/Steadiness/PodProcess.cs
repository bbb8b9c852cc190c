using System.Diagnostics;
using System.Globalization;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>The main process of a pod, which runs on this machine: it can be ended or held as no order to the cluster would do it.</summary>
internal sealed class PodProcess
{
    private readonly int _id;

    private PodProcess(int id) => _id = id;

    /// <param name="uid">The pod's.</param>
    /// <param name="program">The name of the process.</param>
    public static PodProcess Find(string uid, string program)
    {
        var found = Directory
            .EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .FirstOrDefault(id => id > 0 && IsOf(id, uid, program));
        Assert.True(found > 0, $"There is no process {program} of the pod {uid}");
        return new PodProcess(found);
    }

    /// <summary>As a crash or the kernel's want of memory ends it: without a word.</summary>
    public void Kill()
    {
        using var process = Process.GetProcessById(_id);
        process.Kill();
    }

    /// <summary>From now on it answers nobody, and is not gone.</summary>
    public Task HoldAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on.</summary>
    public Task ReleaseAsync() => SignalAsync("-CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // Inside its container the main process has the number 1: "NSpid:	4711	1".
    private static bool IsOf(int id, string uid, string program)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim() == program
                && File.ReadAllText($"/proc/{id}/cgroup").Contains(uid, StringComparison.Ordinal)
                && File.ReadLines($"/proc/{id}/status")
                    .Any(line => line.StartsWith("NSpid:", StringComparison.Ordinal) && line.EndsWith("\t1", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return false;
        }
    }
}
