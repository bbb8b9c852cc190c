namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Whether this process is about to stop. Thread-safe; goes one way only.</summary>
internal sealed class DrainState
{
    private volatile bool _draining;

    /// <summary>From SIGTERM on: readiness fails, and no new call or session is let in.</summary>
    public bool IsDraining => _draining;

    public void Begin() => _draining = true;
}
