namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>What can go wrong between this server and one Ollama. Messages hold no prompt and no secret.</summary>
internal abstract class OllamaException(Uri address, string message, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>The Ollama that was called.</summary>
    public Uri Address { get; } = address;
}

/// <summary>No connection: refused, unknown host, no route, or not made in time.</summary>
internal sealed class OllamaUnreachableException(Uri address, string message, Exception? innerException = null)
    : OllamaException(address, message, innerException);

/// <summary>Ollama answered with an error: a status of 400 or above, or an error line in a stream (then <see cref="Status"/> is 200).</summary>
internal sealed class OllamaErrorException(Uri address, int status, string error, string? partial = null)
    : OllamaException(address, error, null)
{
    /// <summary>The HTTP status, 200 for an error line in a stream.</summary>
    public int Status { get; } = status;

    /// <summary>Ollama's own words.</summary>
    public string Error => Message;

    /// <summary>The text that came before an error line. Null where none did.</summary>
    public string? Partial { get; } = partial;
}

/// <summary>Ollama was silent for too long.</summary>
internal sealed class OllamaTimeoutException(Uri address, TimeSpan limit, bool beforeFirstByte, string message, string? partial = null)
    : OllamaException(address, message, null)
{
    /// <summary>The limit that was passed.</summary>
    public TimeSpan Limit { get; } = limit;

    /// <summary>True where nothing at all had come; false for silence in mid-stream.</summary>
    public bool BeforeFirstByte { get; } = beforeFirstByte;

    /// <summary>True where a model was asked, which may have to be loaded first; false for what Ollama itself knows.</summary>
    public bool OfModel { get; init; } = true;

    /// <summary>The text that came before the silence. Null where none did.</summary>
    public string? Partial { get; } = partial;
}

/// <summary>The stream ended without its last line: the connection broke, or Ollama stopped.</summary>
internal sealed class OllamaStreamCutException(Uri address, string message, string? partial, Exception? innerException = null)
    : OllamaException(address, message, innerException)
{
    /// <summary>The text that had come. Null where none had.</summary>
    public string? Partial { get; } = partial;

    /// <summary>
    /// True where Ollama closed the answer in order, yet without its last line: it gives up so, without a word, on a model that
    /// repeats one token more than 30 times. The same call would end the same way. False where the connection broke.
    /// </summary>
    public bool EndedByOllama { get; init; }
}

/// <summary>What answered does not speak Ollama's API: no JSON, a wrong content type, a line too long.</summary>
internal sealed class OllamaProtocolException(Uri address, string message, Exception? innerException = null)
    : OllamaException(address, message, innerException);
