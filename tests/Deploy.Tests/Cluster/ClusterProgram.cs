using System.Diagnostics;
using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>kubectl or helm: looks into the cluster, and prepares it.</summary>
internal sealed class ClusterProgram(string name, string kubeconfig)
{
    /// <summary>What it prints; fails the test where it ends with an error.</summary>
    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var outcome = await TryAsync(arguments);
        Assert.True(outcome.ExitCode == 0, $"{name} {string.Join(' ', arguments)}: {outcome.Told}");
        return outcome.Output.Trim();
    }

    /// <summary>How it ends.</summary>
    public async Task<Outcome> TryAsync(params IEnumerable<string> arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ClusterPatience.Limit);
        using var process = Process.Start(
            new ProcessStartInfo(name, [$"--kubeconfig={kubeconfig}", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Outcome(process.ExitCode, output, await errors);
    }

    /// <summary>A value of an object.</summary>
    public Task<string> ReadAsync(string @namespace, string what, string path) =>
        RunAsync("get", what, "-n", @namespace, "-o", $"jsonpath={path}");
}
