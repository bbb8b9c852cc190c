using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>
/// Questions from replica to replica, each under a name for which a handler is registered: <c>POST /internal/replica/{name}</c>,
/// which is not there for anybody who cannot prove to be a replica. Thread-safe.
/// </summary>
internal sealed class ReplicaChannel(ReplicaIdentity identity, HopProof proof, ReplicaHttp http, KnownPeers peers, TimeProvider time)
{
    public const string Path = "/internal/replica/";

    /// <summary>How long another replica may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, ReplicaOperation> _operations = new(StringComparer.Ordinal);

    /// <summary>Whether there can be other replicas at all.</summary>
    public bool IsOpen => identity.Address is not null;

    /// <summary>Answers that operation from now on.</summary>
    public void Handle(string operation, ReplicaOperation handler) => _operations[operation] = handler;

    /// <summary>Asks every replica that is known, all at once. An answer or a problem for each; never throws for one that is gone.</summary>
    public async Task<IReadOnlyList<ReplicaAnswer>> AskAllAsync(
        string operation,
        ReadOnlyMemory<byte> body,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        var known = await peers.ListAsync(cancellationToken);
        return await Task.WhenAll(known.Select(peer => AskAsync(peer, operation, body, caller, cancellationToken)));
    }

    /// <summary>Asks one replica, for 5 s at most.</summary>
    public async Task<ReplicaAnswer> AskAsync(
        string peer,
        string operation,
        ReadOnlyMemory<byte> body,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await SendAsync(peer, operation, body, caller, either.Token);
        }
        catch (HttpRequestException error)
        {
            peers.Lost(peer);
            return new ReplicaAnswer(peer, Body: null, error.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ReplicaAnswer(peer, Body: null, "No answer in time.");
        }
    }

    internal bool TryFind(string operation, [NotNullWhen(true)] out ReplicaOperation? handler) =>
        _operations.TryGetValue(operation, out handler);

    private async Task<ReplicaAnswer> SendAsync(
        string peer,
        string operation,
        ReadOnlyMemory<byte> body,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{peer}{Path}{operation}");
        request.Headers.TryAddWithoutValidation(
            HopProof.Header,
            proof.Create(peer, HopProof.TargetOf("POST", Path + operation, ""), caller)
        );
        request.Content = new ReadOnlyMemoryContent(body);
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.OK
            ? new ReplicaAnswer(peer, await response.Content.ReadAsByteArrayAsync(cancellationToken), Problem: null)
            : new ReplicaAnswer(peer, Body: null, $"It answered {(int)response.StatusCode}.");
    }
}
