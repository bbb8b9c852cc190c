namespace OllamaMcp.AppHost.Processes.Probes;

/// <summary>Asks once whether a part is ready.</summary>
internal interface IProbe
{
    /// <returns>Null when it is ready; else the reason why not, in a few words.</returns>
    Task<string?> OnceAsync(CancellationToken cancellation);
}
