using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>A request feature: the request came through another replica, which has proved to be one, on behalf of this caller.</summary>
internal sealed record ForwardedCaller(Caller Caller);
