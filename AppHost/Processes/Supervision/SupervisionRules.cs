namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>What holds for the supervision of every part of a run.</summary>
/// <param name="StartLimit">How long a part may take to become ready, over all its starts, while the topology starts.</param>
/// <param name="TopologyReady">Completes once every part has been ready. From then on nothing is hopeless: what dies is started again.</param>
internal sealed record SupervisionRules(TimeSpan StartLimit, Task TopologyReady);
