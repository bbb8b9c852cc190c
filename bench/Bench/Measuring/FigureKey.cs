using OllamaMcp.Bench.Clients;

namespace OllamaMcp.Bench.Measuring;

/// <summary>What a figure is a figure of.</summary>
/// <param name="Backend">The Ollama behind it.</param>
/// <param name="Target">Who was called.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Workload">Under which load; null where there was none.</param>
/// <param name="Callers">Callers side by side; 0 where there was no load.</param>
internal sealed record FigureKey(string Backend, string Target, Metric Metric, Workload? Workload = null, int Callers = 0);

/// <summary>What is measured, with its unit.</summary>
internal enum Metric
{
    /// <summary>Milliseconds from the start of the process to its first answered call.</summary>
    FirstAnswer,

    /// <summary>Milliseconds of processor time up to the first answered call.</summary>
    StartProcessor,

    /// <summary>Bytes resident after the first answer.</summary>
    IdleMemory,

    /// <summary>Bytes resident at most, over all loads.</summary>
    PeakMemory,

    /// <summary>Answered calls a second.</summary>
    Rate,

    /// <summary>Milliseconds of the middle call.</summary>
    P50,

    /// <summary>Milliseconds that 99 of 100 calls do not exceed.</summary>
    P99,

    /// <summary>Microseconds of processor time of the server for one call.</summary>
    Processor,

    /// <summary>Tokens a second that reached the callers, all together.</summary>
    Tokens,

    /// <summary>Pieces for each token.</summary>
    Pieces,

    /// <summary>Bytes resident for each idle session.</summary>
    Session,
}
