using System.Diagnostics;

namespace OllamaMcp.Conformance.Tests;

/// <summary>Runs the conformance suite as a program.</summary>
internal static class Suite
{
    /// <summary>Runs all scenarios of a revision, scored and unscored, against the <c>/mcp</c> of that server.</summary>
    public static async Task<SuiteReport> RunAsync(Uri server, string revision)
    {
        var (node, script) = SuiteTools.Find();
        var start = new ProcessStartInfo(node, [script, "server", "--url", $"{server}mcp", "--requirements", revision])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var cancellation = TestContext.Current.CancellationToken;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return SuiteReport.Parse(await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
