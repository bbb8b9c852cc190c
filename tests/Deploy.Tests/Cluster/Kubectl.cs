using System.Diagnostics;

namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>Looks into the cluster, and prepares it.</summary>
internal sealed class Kubectl(string kubeconfig)
{
    /// <summary>What it prints; fails the test where it ends with an error.</summary>
    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ClusterPatience.Limit);
        using var process = Process.Start(
            new ProcessStartInfo("kubectl", [$"--kubeconfig={kubeconfig}", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"kubectl {string.Join(' ', arguments)}: {await errors}");
        return output.Trim();
    }

    /// <summary>A value of an object.</summary>
    public Task<string> ReadAsync(string @namespace, string what, string path) =>
        RunAsync("get", what, "-n", @namespace, "-o", $"jsonpath={path}");
}
