namespace OllamaMcp.Server.Tools.Calls;

/// <summary>A call that is being answered.</summary>
/// <param name="RequestId">By which it can be ended.</param>
/// <param name="Tool">The wire name of the tool.</param>
/// <param name="StartedAt">When it came.</param>
internal sealed record RunningCall(string RequestId, string Tool, DateTimeOffset StartedAt);
