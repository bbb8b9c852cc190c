namespace OllamaMcp.AppHost.Settings;

internal enum DashboardChoice
{
    /// <summary>Where it can be had, and telemetry is sent nowhere else.</summary>
    Auto,

    /// <summary>Also where telemetry would be sent elsewhere, and although it could not be fetched a while ago.</summary>
    On,

    Off,
}
