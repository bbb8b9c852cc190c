namespace OllamaMcp.Emulator.Faults;

/// <summary>One thing that goes wrong, and for which calls. Immutable.</summary>
internal sealed record Fault(FaultKind Kind)
{
    /// <summary>The next so many calls; null for all until it is cleared. 1 or more.</summary>
    public int? Count { get; init; }

    /// <summary>Only this path, as <c>/api/generate</c>; one that ends in * holds for all that begin so. Null for every path.</summary>
    public string? Path { get; init; }

    /// <summary>Only calls that name this model in their body, as they write it. Null for every call.</summary>
    public string? Model { get; init; }

    /// <summary>Lines that still come before a fault in mid-stream. Default 2; 1 or more. A shorter stream ends whole.</summary>
    public int After { get; init; } = 2;

    /// <summary>How late <see cref="FaultKind.SlowFirstByte"/> is. Default 1 second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Text of the error, for those faults that have one. Default: that of a runner which died.</summary>
    public string Message { get; init; } = "an error was encountered while running the model: unexpected EOF";

    internal bool Fits(string path, string? model) =>
        (Path is null || (Path.EndsWith('*') ? path.StartsWith(Path[..^1], StringComparison.Ordinal) : path == Path))
        && (Model is null || Model == model)
        && (Kind != FaultKind.VersionUnknown || path == "/api/version");
}
