using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>A feature of an HTTP request: its body was a JSON-RPC request, and an error that it ends with is the answer to that.</summary>
/// <param name="Id">The id by which the client knows the answer.</param>
internal sealed record RequestInHand(RequestId Id);
