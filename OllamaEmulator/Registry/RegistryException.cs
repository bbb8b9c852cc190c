namespace OllamaMcp.Emulator.Registry;

/// <summary>A registry did not do what was asked; the text is what Ollama tells its client.</summary>
internal sealed class RegistryException(string message, Exception? inner = null) : IOException(message, inner);
