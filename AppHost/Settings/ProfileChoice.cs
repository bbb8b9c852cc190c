namespace OllamaMcp.AppHost.Settings;

/// <summary>What carries the topology out.</summary>
internal enum ProfileChoice
{
    /// <summary>Aspire where its packages can be had, which is tried once; else processes.</summary>
    Auto,

    /// <summary>Aspire; where it cannot be had, the start fails and says why.</summary>
    Aspire,

    /// <summary>Processes of this machine.</summary>
    Processes,
}
