namespace OllamaMcp.AppHost.Commands;

/// <summary>How a command ended.</summary>
/// <param name="Succeeded">Whether it did what it says.</param>
/// <param name="Message">What it did, or why it could not; one sentence.</param>
internal sealed record CommandOutcome(bool Succeeded, string Message);
