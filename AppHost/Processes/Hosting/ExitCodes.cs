namespace OllamaMcp.AppHost.Processes.Hosting;

internal static class ExitCodes
{
    /// <summary>Stopped by the user.</summary>
    public const int Ok = 0;

    /// <summary>A part could not start, or died.</summary>
    public const int Failed = 1;

    /// <summary>Arguments or settings are wrong.</summary>
    public const int BadInput = 2;
}
