using System.Diagnostics;

namespace OllamaMcp.Conformance.Tests;

/// <summary>Runs the conformance suite as a program.</summary>
internal static class Suite
{
    /// <summary>Runs all scenarios of a revision, scored and unscored, against the <c>/mcp</c> of that server.</summary>
    public static async Task<SuiteReport> RunAsync(Uri server, string revision)
    {
        var (node, script) = SuiteTools.Find();
        var results = Directory.CreateTempSubdirectory("ollama-mcp-conformance-");
        var start = new ProcessStartInfo(
            node,
            [script, "server", "--url", $"{server}mcp", "--requirements", revision, "--output-dir", results.FullName]
        )
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
            return SuiteReport.Parse(await output + await errors + string.Concat(SuiteChecks.Failed(results)));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
            results.Delete(recursive: true);
        }
    }
}
