using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Measuring;

/// <summary>One load.</summary>
internal sealed record LoadCase(Workload Workload, int Callers)
{
    public bool Suits(ITarget target) => Workload != Workload.Stream || target.Streams;

    public static IReadOnlyList<LoadCase> Calls(Plan plan) =>
        [
            .. from workload in new[] { Workload.List, Workload.Generate }
            from callers in plan.Connections
            select new LoadCase(workload, callers),
        ];

    public static IReadOnlyList<LoadCase> Streams(Plan plan) => [.. plan.Streams.Select(count => new LoadCase(Workload.Stream, count))];
}
