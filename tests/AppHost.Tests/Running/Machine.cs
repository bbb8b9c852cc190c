using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using OllamaMcp.AppHost.Processes.Guarding;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>What this machine has, and what runs on it.</summary>
internal static class Machine
{
    /// <summary>A PATH with nothing on it.</summary>
    public static IEnumerable<string> EmptyPath => [];

    /// <summary>Folder of <c>redis-server</c>; skips the test where there is none.</summary>
    public static string RedisFolder()
    {
        var program = PathSearch.Find("redis-server");
        Assert.SkipWhen(program is null, "redis-server is not on PATH; eng/provision installs it");
        return Path.GetDirectoryName(program)!;
    }

    /// <summary>The npm packages of the tests, with one among them; skips the test where it is not there.</summary>
    public static string NpmPackages(string package)
    {
        var folder = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_NPM");
        Assert.SkipWhen(
            folder is null || !Directory.Exists(Path.Combine(folder, "node_modules", package)),
            $"OLLAMA_MCP_TEST_NPM names no folder with {package}; eng/provision sets it"
        );
        return folder!;
    }

    /// <summary>A program on PATH; skips the test where it is not there.</summary>
    public static string Program(string name)
    {
        var program = PathSearch.Find(name);
        Assert.SkipWhen(program is null, $"{name} is not on PATH; eng/provision installs it");
        return program!;
    }

    /// <summary>Folder of <c>setsid</c>; skips the test where there is none.</summary>
    public static string SetsidFolder()
    {
        var program = PathSearch.Find("setsid");
        Assert.SkipWhen(program is null, "setsid is not on PATH; eng/provision installs util-linux");
        return Path.GetDirectoryName(program)!;
    }

    /// <summary>Folder of the real <c>ollama</c>; skips the test where there is none.</summary>
    public static string OllamaFolder()
    {
        if (PathSearch.Find("ollama") is { } program)
        {
            return Path.GetDirectoryName(program)!;
        }
        var script = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA_SCRIPT");
        Assert.SkipWhen(string.IsNullOrEmpty(script), "no ollama on PATH and no OLLAMA_MCP_TEST_OLLAMA_SCRIPT; eng/provision sets it");
        using var process = Process.Start(
            new ProcessStartInfo(script!, ["binary"]) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        return Path.GetDirectoryName(process.StandardOutput.ReadToEnd().Trim())!;
    }

    public static string FreeLoopbackAddress() => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Ports.TakeFree()}");

    public static IReadOnlySet<int> ListeningPorts() =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(end => end.Port).ToHashSet();

    /// <summary>The parts that an AppHost runs, with their command lines.</summary>
    public static IReadOnlyDictionary<int, string> PartsOf(int appHost) =>
        ChildrenOf(appHost)
            .Where(child => !child.Value.Contains(GuardProgram.Argument, StringComparison.Ordinal))
            .ToDictionary(child => child.Key, child => child.Value);

    public static int GuardOf(int appHost) =>
        ChildrenOf(appHost).Single(child => child.Value.Contains(GuardProgram.Argument, StringComparison.Ordinal)).Key;

    /// <summary>The processes that a process started, with their command lines.</summary>
    public static IReadOnlyDictionary<int, string> ChildrenOf(int parent)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are read from /proc, which is Linux");
        return Directory
            .EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Where(name => Read(name!, "status").Contains($"\nPPid:\t{parent}\n", StringComparison.Ordinal))
            .ToDictionary(name => int.Parse(name!, CultureInfo.InvariantCulture), name => Read(name!, "cmdline").Replace('\0', ' '));
    }

    /// <summary>Waits until processes are gone that are no children of this one.</summary>
    public static Task UntilGoneAsync(IReadOnlyList<int> processes) =>
        UntilAsync(
            () => Task.FromResult(!processes.Any(IsAlive)),
            () => $"Still there:\n{string.Join('\n', processes.Where(IsAlive).Select(Describe))}"
        );

    /// <summary>Waits for what nobody announces, such as the start or end of a process that is not one's own child.</summary>
    /// <param name="holds">Looks once.</param>
    /// <param name="complaint">What to say when it did not come.</param>
    public static async Task UntilAsync(Func<Task<bool>> holds, Func<string> complaint)
    {
        var deadline = Patience.Token;
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            Assert.False(deadline.IsCancellationRequested, complaint());
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Whether a process is there and is no zombie. Its first thread may be one while others still hold its ports.</summary>
    public static bool IsAlive(int process) =>
        Read(process.ToString(CultureInfo.InvariantCulture), "status") is { Length: > 0 } status
        && !(status.Contains("State:\tZ", StringComparison.Ordinal) && status.Contains("Threads:\t1\n", StringComparison.Ordinal));

    private static string Describe(int process)
    {
        var id = process.ToString(CultureInfo.InvariantCulture);
        return $"{id}: {Read(id, "cmdline").Replace('\0', ' ')}\n{Read(id, "status")}";
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return ""; // it ended meanwhile
        }
    }
}
