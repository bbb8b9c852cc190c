using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Topology;

/// <summary>A part of the system, whoever carries it out: Aspire, or processes of this machine. Immutable.</summary>
/// <param name="Name">Unique; what logs, the table and the dashboard show.</param>
/// <param name="DependsOn">Names of the parts that must be ready first, and whose addresses this one is given.</param>
/// <param name="Settings">Environment variables beyond those that follow from the dependencies.</param>
internal sealed record Part(
    string Name,
    PartKind Kind,
    IReadOnlyList<string> DependsOn,
    PartEndpoint Endpoint,
    IReadOnlyDictionary<string, string> Settings
)
{
    /// <summary>Addresses of what the user named: where it is not empty and one answers, nothing is started.</summary>
    public IReadOnlyList<Uri> Named { get; init; } = [];

    /// <summary>Whether what it stores outlives a run.</summary>
    public bool KeepsData { get; init; }

    /// <summary>Models that an Ollama is to have.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>How many of it run side by side behind the one endpoint; 1 or more.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Environment variables whose values nobody should read.</summary>
    public IReadOnlyList<SecretSetting> Secrets { get; init; } = [];

    /// <summary>What people open, or give to their programs.</summary>
    public IReadOnlyList<PartUrl> Urls { get; init; } = [];

    /// <summary>What people can have done to it.</summary>
    public IReadOnlyList<PartCommand> Commands { get; init; } = [];
}
