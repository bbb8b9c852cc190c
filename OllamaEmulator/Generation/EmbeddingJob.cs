using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Generation;

/// <summary>What is to be embedded, and how.</summary>
internal sealed record EmbeddingJob(ModelRecord Model, IReadOnlyList<string> Input)
{
    public int Dimensions { get; init; }
    public bool Truncate { get; init; } = true;
    public bool Normalise { get; init; } = true;
    public System.Text.Json.JsonElement? Options { get; init; }
    public TimeSpan? KeepAlive { get; init; }

    /// <summary>The status where an input is too long and must not be cut.</summary>
    public int TooLongStatus { get; init; } = 400;
}
