using System.Collections.Concurrent;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>The other replicas: those met in requests within the last minutes, and those that a directory knows. Thread-safe.</summary>
internal sealed class KnownPeers(ReplicaIdentity identity, IEnumerable<IPeerDirectory> directories, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    public void Saw(string address) => _seen[address] = time.GetTimestamp();

    public void Lost(string address) => _seen.TryRemove(address, out _);

    /// <summary>Their addresses, without this one's.</summary>
    public async Task<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken)
    {
        if (identity.Address is null)
        {
            return [];
        }

        var peers = new HashSet<string>(Recent(), StringComparer.Ordinal);
        foreach (var directory in directories)
        {
            peers.UnionWith(await directory.ListAsync(cancellationToken));
        }

        peers.Remove(identity.Address);
        return peers;
    }

    private IEnumerable<string> Recent()
    {
        foreach (var (address, last) in _seen)
        {
            if (time.GetElapsedTime(last) <= Remembered)
            {
                yield return address;
            }
            else
            {
                _seen.TryRemove(address, out _);
            }
        }
    }
}
