using System.Collections.Concurrent;
using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Children;

public sealed class HeldStartTests
{
    [Fact]
    public async Task Program_WhoseParentEndsBeforeItIsLetGo_NeverRuns()
    {
        var (code, output) = await RunAsync(input: "", "env");

        Assert.NotEqual(0, code);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Program_ThatIsLetGo_ReadsWhatFollows()
    {
        var (code, output) = await RunAsync(HeldStart.Go + "port 0\nsave \"\"", "cat");

        Assert.Equal((0, "port 0\nsave \"\""), (code, output));
    }

    [Fact]
    public async Task Program_ThatIsLetGo_HasItsArgumentsAndEveryVariable()
    {
        var (_, output) = await RunAsync(HeldStart.Go, "env", "A B=$HOME 'x'", "env");

        Assert.Contains("A B=$HOME 'x'\n", output, StringComparison.Ordinal);
        Assert.Contains("Logging:LogLevel=Debug\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_WhoseLocaleIsNotInstalled_WritesOnlyWhatItWrites()
    {
        var spec = new ChildSpec(Machine.Program("printenv"), "LC_ALL")
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["LC_ALL"] = "xx_YY.UTF-8" },
        };
        var lines = new ConcurrentQueue<string>();

        await using var child = await Child.StartAsync("child", spec, lines.Enqueue, TimeProvider.System);
        await child.Ended.WaitAsync(Patience.Token);

        Assert.Equal(["xx_YY.UTF-8"], lines);
    }

    private static async Task<(int Code, string Output)> RunAsync(string input, string program, params IEnumerable<string> arguments)
    {
        Machine.Program("bash");
        var (file, all) = HeldStart.Of(Machine.Program(program), arguments);
        var info = new ProcessStartInfo(file, all)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        info.Environment["Logging:LogLevel"] = "Debug";
        using var process = Process.Start(info)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(Patience.Token);
        await process.WaitForExitAsync(Patience.Token);
        return (process.ExitCode, output);
    }
}
