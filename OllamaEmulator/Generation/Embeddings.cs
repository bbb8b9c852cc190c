namespace OllamaMcp.Emulator.Generation;

/// <summary>The vectors, and what they took.</summary>
internal sealed record Embeddings(IReadOnlyList<float[]> Vectors, int Tokens, TimeSpan Load);
