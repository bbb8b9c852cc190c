namespace OllamaMcp.Emulator.Http;

/// <summary>The model broke down under a stream that had begun: the client is told by a line, not by a status.</summary>
internal sealed class MidStreamErrorException(string message) : Exception(message);
