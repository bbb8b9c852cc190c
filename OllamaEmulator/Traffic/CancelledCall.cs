namespace OllamaMcp.Emulator.Traffic;

/// <summary>A call whose client went away before the answer was complete.</summary>
/// <param name="Number">1 for the first since the start; never reused.</param>
/// <param name="Route">Method and path.</param>
/// <param name="Lines">Lines of a stream that had been written.</param>
/// <param name="At">When it was seen.</param>
internal sealed record CancelledCall(long Number, string Route, int Lines, DateTimeOffset At);
