namespace OllamaMcp.Emulator.Generation;

/// <summary>Another name for a model, or for every name that begins so.</summary>
internal sealed record Alias(string Name, string Target, bool IsPrefix);
