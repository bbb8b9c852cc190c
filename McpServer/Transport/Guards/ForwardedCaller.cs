using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>A request feature: the request came through another replica, which has proved to be one, on behalf of a caller.</summary>
/// <param name="From">The address of that replica.</param>
/// <param name="Caller">Who called it.</param>
internal sealed record ForwardedCaller(string From, Caller Caller);
