using System.Diagnostics;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>Runs a foreign program to its end.</summary>
internal static class ProgramRun
{
    /// <summary>Its standard output; fails the test with its standard error where it ends with anything but 0.</summary>
    public static async Task<string> OutputAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        (var exitCode, var output, var error) = await RunAsync(command, environment, Patience.Limit);
        Assert.True(exitCode == 0, $"{string.Join(' ', command)}\nended with {exitCode}\n{output}\n{error}");
        return output;
    }

    /// <summary>Kills it, with its children, when it takes longer than the limit.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit
    )
    {
        using var process = new Process { StartInfo = Start(command, environment) };
        process.Start();
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(limit, TimeProvider.System);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, await output, $"It took longer than {limit}.\n{await error}");
        }

        return (process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((var name, var value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
