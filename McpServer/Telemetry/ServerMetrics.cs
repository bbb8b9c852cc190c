using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Telemetry;

/// <summary>What the conventions have no metric for.</summary>
internal static class ServerMetrics
{
    public static LiveCount CallsInFlight { get; } = new("ollama_mcp.calls.in_flight", "{call}", "Tool calls that are being answered.");

    public static LiveCount Sessions { get; } = new("ollama_mcp.sessions.open", "{session}", "MCP sessions that are open.");

    /// <summary>Makes them known. A server that nobody has called yet then counts 0 calls in flight for who asks, and not none at all.</summary>
    public static void Publish() => RuntimeHelpers.RunClassConstructor(typeof(ServerMetrics).TypeHandle);

    /// <summary>With <see cref="TelemetryKeys.ErrorType"/>: the code of the refusal.</summary>
    public static Counter<long> Refusals { get; } =
        ServerSource.Meter.CreateCounter<long>(
            "ollama_mcp.refusals",
            "{request}",
            "Requests that were not let in: limits, queues, tokens, malformed ones."
        );

    /// <summary>Counts a refusal.</summary>
    public static void Refuse(ErrorCode code) => Refusals.Add(1, KeyValuePair.Create<string, object?>(TelemetryKeys.ErrorType, code.Value));

    public static Histogram<double> ContextDuration { get; } =
        ServerSource.Meter.CreateHistogram(
            "ollama_mcp.context.operation.duration",
            "s",
            "How long the context store took.",
            tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
            }
        );
}
