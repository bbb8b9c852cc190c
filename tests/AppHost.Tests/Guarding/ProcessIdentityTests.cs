using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Guarding;

public sealed class ProcessIdentityTests
{
    // Says so once it has only a second thread left, which waits for the end of the input.
    private const string WithoutItsFirstThread = """
        import ctypes, os, sys, threading
        def wait():
            while " Z " not in open("/proc/self/stat").read(): pass
            print("left", flush=True)
            sys.stdin.read()
            os._exit(0)
        threading.Thread(target=wait).start()
        ctypes.CDLL(None).pthread_exit(None)
        """;

    [Fact]
    public async Task IsAlive_OfAProcessWhoseFirstThreadEnded_IsTrueUntilTheLastOneEnds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "threads are read from /proc, which is Linux");
        using var process = Start(Machine.Program("python3"), "-c", WithoutItsFirstThread);
        var identity = ProcessIdentity.Of(process, "python3")!;
        Assert.Equal("left", await process.StandardOutput.ReadLineAsync(Patience.Token));

        Assert.True(identity.IsAlive());

        process.StandardInput.Close();
        await process.WaitForExitAsync(Patience.Token);
        Assert.False(identity.IsAlive());
    }

    [Fact]
    public async Task IsAlive_OfAZombie_IsFalse()
    {
        // The sleep that the shell becomes looks after nobody.
        using var parent = Start(Machine.Program("sh"), "-c", "sleep 0 & echo $!; exec sleep 3600");
        var zombie = int.Parse(
            (await parent.StandardOutput.ReadLineAsync(Patience.Token))!,
            System.Globalization.CultureInfo.InvariantCulture
        );

        await Machine.UntilAsync(() => Task.FromResult(Zombies.Has(zombie)), () => $"{zombie} never was a zombie");

        using (var process = Process.GetProcessById(zombie))
        {
            Assert.False(ProcessIdentity.Of(process, "sleep")!.IsAlive());
        }
        parent.Kill();
        await parent.WaitForExitAsync(Patience.Token);
    }

    private static Process Start(string program, params IEnumerable<string> arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
}
