namespace OllamaMcp.Emulator.Models;

/// <summary>A message that a Modelfile puts before every conversation.</summary>
internal sealed record StoredMessage(string Role, string Content);
