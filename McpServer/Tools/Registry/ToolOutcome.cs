using System.Text.Json;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>How a call ended.</summary>
/// <param name="Structured">The result, or <c>{"error":{…}}</c>.</param>
/// <param name="Text">The result as the same JSON; an error in words that a model can act on.</param>
/// <param name="Error">What went wrong; null where the call succeeded.</param>
internal sealed record ToolOutcome(JsonElement Structured, string Text, ErrorCode? Error)
{
    /// <summary>When to try again. Null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
