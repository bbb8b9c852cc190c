namespace OllamaMcp.Server.Access;

/// <summary>What is wrong with configured tokens. Never shows a token.</summary>
/// <param name="Where">The setting, or the file and line.</param>
/// <param name="Wrong">What is wrong, as a sentence.</param>
/// <param name="Fix">What to do, as a sentence.</param>
internal sealed record TokenProblem(string Where, string Wrong, string Fix);
