using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Thrown wherever a request turns out to be one that is not let in; the endpoint answers with <see cref="Refusal"/>.</summary>
internal sealed class RefusalException(Refusal refusal, RequestId id = default) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>The id of a request that could not be read to its end; default where it could (<see cref="RequestInHand"/>), or has none.</summary>
    public RequestId Id { get; } = id;
}
