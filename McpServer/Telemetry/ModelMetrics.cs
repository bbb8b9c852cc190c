using System.Diagnostics.Metrics;

namespace OllamaMcp.Server.Telemetry;

/// <summary>
/// The metrics of the conventions for GenAI. Those of the client are measured here; those of the server are what Ollama says of itself
/// with an answer, since it has no telemetry of its own.
/// </summary>
internal static class ModelMetrics
{
    private static readonly double[] Doubling = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    private static readonly double[] FirstToken = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private static readonly double[] EachToken = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5];

    public static Histogram<long> TokenUsage { get; } =
        ServerSource.Meter.CreateHistogram(
            "gen_ai.client.token.usage",
            "{token}",
            "Tokens of prompts (input) and answers (output).",
            tags: null,
            new InstrumentAdvice<long>
            {
                HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
            }
        );

    public static Histogram<double> Duration { get; } =
        Seconds(
            "gen_ai.client.operation.duration",
            Doubling,
            "How long a call of a model took, from the request to the end of the answer."
        );

    public static Histogram<double> TimeToFirstChunk { get; } =
        Seconds("gen_ai.client.operation.time_to_first_chunk", Doubling, "From the request to the first piece of a streamed answer.");

    public static Histogram<double> TimePerChunk { get; } =
        Seconds("gen_ai.client.operation.time_per_output_chunk", Doubling, "From each piece of a streamed answer to the next.");

    public static Histogram<double> ServerDuration { get; } =
        Seconds("gen_ai.server.request.duration", Doubling, "How long a call of a model took in Ollama, as Ollama says.");

    public static Histogram<double> ServerTimeToFirstToken { get; } =
        Seconds("gen_ai.server.time_to_first_token", FirstToken, "Loading the model and reading the prompt, as Ollama says.");

    public static Histogram<double> ServerTimePerToken { get; } =
        Seconds("gen_ai.server.time_per_output_token", EachToken, "The time for a token of the answer, as Ollama says.");

    /// <summary>Whether anybody wants any of them; listeners take a meter as a whole.</summary>
    public static bool IsEnabled => Duration.Enabled;

    private static Histogram<double> Seconds(string name, double[] boundaries, string description) =>
        ServerSource.Meter.CreateHistogram(
            name,
            "s",
            description,
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries }
        );
}
