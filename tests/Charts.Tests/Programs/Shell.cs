using System.Diagnostics;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Programs;

/// <summary>Runs programs to their end, or to that of the test's patience.</summary>
internal static class Shell
{
    public static async Task<Outcome> RunAsync(
        IReadOnlyList<string> command,
        string input = "",
        params (string Name, string Value)[] variables
    )
    {
        using var process = Start(command, variables);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), Patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(Patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new Outcome(string.Join(' ', command), process.ExitCode, await output, await errors);
    }

    /// <summary>A running program; the caller ends it.</summary>
    public static Process Start(IReadOnlyList<string> command, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach ((var name, var value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
