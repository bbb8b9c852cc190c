using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Thrown wherever a request turns out to be one that is not let in; the endpoint answers with <see cref="Refusal"/>.</summary>
internal sealed class RefusalException(Refusal refusal, RequestId id = default) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>The id of the JSON-RPC request that is refused; default where none could be read.</summary>
    public RequestId Id { get; } = id;
}
