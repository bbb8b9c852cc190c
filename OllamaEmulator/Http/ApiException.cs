namespace OllamaMcp.Emulator.Http;

/// <summary>An error that the client is told, with Ollama's status and text.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>Found by the compatibility layer in the request itself; it is told with another type of error.</summary>
    public bool IsBadRequest { get; init; }

    /// <summary>Found where a stream was being answered already: it is sent in chunks, as the stream would have been.</summary>
    public bool IsLate { get; init; }

    /// <summary>Told by a route that tells its progress: its JSON names no charset.</summary>
    public bool IsPlain { get; init; }

    public static ApiException Bad(string message) => new(400, message) { IsBadRequest = true };

    public static ApiException NotFound(string model) => new(404, $"model '{model}' not found");
}
