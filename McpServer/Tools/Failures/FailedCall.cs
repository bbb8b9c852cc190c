namespace OllamaMcp.Server.Tools.Failures;

/// <summary>The call that failed.</summary>
/// <param name="Tool">The wire name of the tool.</param>
/// <param name="EndedById">Whether <c>ollama_cancel_request</c> ended it.</param>
/// <param name="Partial">The text that had come by then. Null where none had.</param>
internal sealed record FailedCall(string Tool, bool EndedById = false, string? Partial = null);
