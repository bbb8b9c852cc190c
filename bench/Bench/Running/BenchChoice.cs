using OllamaMcp.Bench.Measuring;

namespace OllamaMcp.Bench.Running;

/// <summary>What a run is asked for.</summary>
/// <param name="Plan">How much is measured.</param>
/// <param name="Output">The document that takes the tables.</param>
/// <param name="Only">Part of the names of the targets that are wanted beside the direct call; empty for all.</param>
/// <param name="Emulator">Whether to run in front of the emulator.</param>
/// <param name="Real">Whether to run in front of a real Ollama.</param>
internal sealed record BenchChoice(Plan Plan, string Output, string Only, bool Emulator, bool Real);
