namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>Where a part is between its start and its end.</summary>
internal enum PartPhase
{
    /// <summary>Parts that it depends on are not ready yet.</summary>
    Waiting,

    /// <summary>What it needs is being fetched.</summary>
    Preparing,

    /// <summary>It runs, and did not say yet that it is ready.</summary>
    Starting,

    Ready,

    /// <summary>It was ready, it runs, and does not answer as it should.</summary>
    Unwell,

    /// <summary>It died, and is started again after a pause.</summary>
    Restarting,

    /// <summary>There is none, and none is missing.</summary>
    Absent,

    /// <summary>It is not tried again.</summary>
    Failed,

    /// <summary>It was asked to end.</summary>
    Ending,

    Ended,
}
