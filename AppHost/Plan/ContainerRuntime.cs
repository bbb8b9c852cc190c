using System.ComponentModel;
using System.Diagnostics;

namespace OllamaMcp.AppHost.Plan;

/// <summary>A program that runs containers, such as <c>docker</c>.</summary>
internal static class ContainerRuntime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Whether it can run containers now: the client may be installed without an engine, or the engine not be running.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="time">Measures the 5 seconds after which it counts as not running.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<bool> AnswersAsync(string program, TimeProvider time, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, "info")
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            return await EndsWellAsync(process, both.Token);
        }
        catch (Win32Exception)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> EndsWellAsync(Process process, CancellationToken cancellation)
    {
        process.StandardInput.Close();
        try
        {
            // Read, so that it does not wait for a full pipe.
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
