namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>Knows other replicas from elsewhere than from requests: a presence list in a store, a headless Service's addresses.</summary>
internal interface IPeerDirectory
{
    /// <summary>The addresses, <c>ip:port</c>, of the replicas that run now; this one may be among them. Does not throw for an unreachable source.</summary>
    ValueTask<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken);
}
