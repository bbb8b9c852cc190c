namespace OllamaMcp.Emulator.Http;

/// <summary>
/// Ends an answer in the middle. It goes up to the web server, which then sends what was written and closes the
/// connection without an end: an abort would throw away what the client has not read yet.
/// </summary>
internal sealed class CutOnPurposeException() : Exception("The answer was cut on purpose.");
