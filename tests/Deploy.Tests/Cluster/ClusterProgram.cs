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
    public Task<Outcome> TryAsync(params IEnumerable<string> arguments) =>
        HostProgram.RunAsync(name, [$"--kubeconfig={kubeconfig}", .. arguments]);

    /// <summary>A value of an object.</summary>
    public Task<string> ReadAsync(string @namespace, string what, string path) =>
        RunAsync("get", what, "-n", @namespace, "-o", $"jsonpath={path}");
}
