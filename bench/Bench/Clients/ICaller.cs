namespace OllamaMcp.Bench.Clients;

/// <summary>One client with one call at a time.</summary>
internal interface ICaller : IAsyncDisposable
{
    /// <summary>Makes one call and checks that it was answered and did not fail.</summary>
    /// <returns>The pieces in which a stream came; 0 for other workloads.</returns>
    ValueTask<int> CallAsync(Workload workload, CancellationToken cancellationToken);
}
