using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>
/// The dashboard of Aspire, which shows the logs, traces and metrics of the other parts. They are told where it will be before it is
/// there, and none waits for it.
/// </summary>
internal sealed class DashboardPlacement(HostSettings settings, HttpClient http, TimeProvider time)
{
    public const string Name = "dashboard";

    private const string What = "Aspire dashboard";

    private DashboardPorts? _ports;

    /// <returns>The dashboard, or the reason why there is none; null where the user wants none.</returns>
    public Placed? Place()
    {
        if (settings.Dashboard == DashboardChoice.Off)
        {
            return null;
        }
        var insists = settings.Dashboard == DashboardChoice.On;
        if (!insists && settings.TelemetryEndpoint is { } endpoint)
        {
            return None($"telemetry goes to {endpoint}, as {SettingNames.TelemetryEndpoint} says");
        }
        var source = DashboardSource.OfUser(insists, time);
        return source.WhyNot() is { } reason ? None(reason) : Of(source, _ports = DashboardPorts.Choose(settings.DashboardPort));
    }

    /// <returns>The part, with its telemetry sent to the dashboard where there is one.</returns>
    public Placed Watched(Part part, Placed placed)
    {
        if (_ports is null || placed.Child is null)
        {
            return placed;
        }
        var environment = new Dictionary<string, string?>(placed.Child.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in TelemetryVariables.For(_ports, part))
        {
            environment[name] = value;
        }
        return placed with
        {
            Child = placed.Child with { Environment = environment, Noise = [.. placed.Child.Noise, .. TelemetryVariables.Noise(_ports)] },
        };
    }

    private static Placed None(string reason) =>
        new(Name, "none", "-")
        {
            Note = reason,
            IsOptional = true,
            IsAbsent = true,
        };

    private Placed Of(DashboardSource source, DashboardPorts ports) =>
        new(Name, What, $"http://localhost:{ports.Page}")
        {
            Note = "logs, traces and metrics; no login, for this machine alone",
            IsOptional = true,
            Prepare = async (show, stop) => DashboardSpec.Of(await source.ProvideAsync(show, stop), ports),
            Probe = new HttpProbe(http, new Uri(DashboardPorts.Url(ports.Page) + "/health")),
        };
}
