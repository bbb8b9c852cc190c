using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>The AppHost in a real terminal, as a job of a shell: <c>script</c> makes one.</summary>
public sealed class TerminalTests : IDisposable
{
    // What the live table is erased with.
    private const string EraseBelow = "\e[J";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-terminal-");

    [Fact]
    public async Task Run_InFront_KeepsItsTableAtTheBottom()
    {
        var output = await RunAsync("");

        Assert.Contains(EraseBelow, output, StringComparison.Ordinal);
        Assert.DoesNotContain("mcp-server: starting", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InTheBackground_PrintsLinesAndErasesNothing()
    {
        var output = await RunAsync("&");

        Assert.DoesNotContain(EraseBelow, output, StringComparison.Ordinal);
        Assert.Contains("mcp-server: starting", output, StringComparison.Ordinal);
        Assert.Contains("mcp-server: ready", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Starts it as a job of its own, waits until it is ready, ends it as Ctrl-C does, and returns all that the terminal got.
    private async Task<string> RunAsync(string how)
    {
        var settings = $"MCP_PORT=0 OLLAMA_HOST={Machine.FreeLoopbackAddress()} AppHost__Dashboard=off AppHost__Profile=processes";
        var info = new ProcessStartInfo(
            Machine.Program("script"),
            ["-qec", $"set -m; '{BuiltPrograms.Dotnet}' '{AppHostRun.Program}' {settings} {how}\nwait", "/dev/null"]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        info.Environment["SHELL"] = Machine.Program("bash");
        info.Environment["TERM"] = "xterm";
        info.Environment["CI"] = "";
        info.Environment["XDG_DATA_HOME"] = _folder.FullName;
        info.Environment["PATH"] = Machine.SetsidFolder();
        using var terminal = Process.Start(info)!;
        var output = "";
        while (await terminal.StandardOutput.ReadLineAsync(Patience.Token) is { } line)
        {
            output += line + "\n";
            if (line.StartsWith("Ready.", StringComparison.Ordinal))
            {
                Signals.Send(AppHost(), Signals.Interrupt);
            }
        }
        await terminal.WaitForExitAsync(Patience.Token);
        return output;
    }

    private int AppHost() =>
        int.Parse(
            Path.GetFileName(Directory.EnumerateFiles(Path.Combine(_folder.FullName, "ollama-mcp", "runs")).Single()).Split('-')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
