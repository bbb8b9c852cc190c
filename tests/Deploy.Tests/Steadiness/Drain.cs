using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>Takes pods from their node as <c>kubectl drain</c> does it: evicts all of them, and asks again for those that a budget protects.</summary>
internal sealed class Drain(ClusterProgram kubectl, string place)
{
    /// <summary>Returns when each has been evicted.</summary>
    /// <param name="pods">Their names. All are asked for at once: by the time of a second order a new pod might have come for the first.</param>
    /// <returns>What was said of those that were protected.</returns>
    public async Task<string> EvictAsync(IEnumerable<string> pods) => string.Concat(await Task.WhenAll(pods.Select(EvictAsync)));

    private async Task<string> EvictAsync(string pod)
    {
        var refused = "";
        await ClusterPatience.UntilAsync(async () =>
        {
            var outcome = await OrderAsync(pod);
            refused += outcome.ExitCode == 0 ? "" : outcome.Told;
            return outcome.ExitCode == 0;
        });
        return refused;
    }

    private async Task<Outcome> OrderAsync(string pod)
    {
        var order = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            order,
            $$"""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"{{pod}}","namespace":"{{place}}"} }""",
            TestContext.Current.CancellationToken
        );
        var outcome = await kubectl.TryAsync("create", "--raw", $"/api/v1/namespaces/{place}/pods/{pod}/eviction", "-f", order);
        File.Delete(order);
        return outcome;
    }
}
