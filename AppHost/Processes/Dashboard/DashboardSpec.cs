using OllamaMcp.AppHost.Processes.Children;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>How the dashboard is started.</summary>
internal static class DashboardSpec
{
    /// <summary>Switches off what the program would ask of the network (usage data, news of versions) and its colours.</summary>
    public static IReadOnlyDictionary<string, string?> Quiet { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
            ["features__updateNotificationsEnabled"] = "false",
            ["NO_COLOR"] = "1",
            ["TERM"] = "dumb",
        };

    // Nobody has to log in, and any program of this machine may send. So it listens on loopback, and answers to the names of this
    // machine alone: a page of another site that has its name point here is refused. The table says so, and not each of its pages.
    private static readonly Dictionary<string, string?> Open = new(StringComparer.Ordinal)
    {
        ["AllowedHosts"] = "localhost;127.0.0.1;[::1]",
        ["Dashboard__Otlp__SuppressUnsecuredMessage"] = "true",
        ["Dashboard__Api__Disabled"] = "true", // telemetry for programs: the pages are enough
    };

    // Those of an Aspire AppHost, which launchSettings.json sets: there is none to ask for its resources, and for the dashboard they
    // go before the addresses of its command line.
    private static readonly Dictionary<string, string?> Alone = new(StringComparer.Ordinal)
    {
        ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = null,
        ["DOTNET_RESOURCE_SERVICE_ENDPOINT_URL"] = null,
        ["ASPNETCORE_URLS"] = null,
        ["DOTNET_URLS"] = null,
        ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = null,
        ["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"] = null,
        ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = null,
        ["DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = null,
    };

    public static ChildSpec Of(DashboardProgram program, DashboardPorts ports) =>
        new(
            program.File,
            "dashboard",
            "run",
            "--frontend-url",
            DashboardPorts.Url(ports.Page),
            "--otlp-grpc-url",
            DashboardPorts.Url(ports.Grpc),
            "--otlp-http-url",
            DashboardPorts.Url(ports.Http),
            "--allow-anonymous",
            "--non-interactive",
            "--nologo"
        )
        {
            Environment = new Dictionary<string, string?>([.. Quiet, .. Open, .. Alone, .. HomeOf(program)], StringComparer.Ordinal),
            Noise = [""], // it says where it is, which the table says too
        };

    // HOME is where it and its libraries write on Unix (keys, an id of the device), ASPIRE_HOME where it unpacks itself.
    private static Dictionary<string, string?> HomeOf(DashboardProgram program) =>
        program.Home is null
            ? []
            : new(StringComparer.Ordinal)
            {
                ["HOME"] = program.Home,
                ["ASPIRE_HOME"] = Path.Combine(program.Home, ".aspire"),
                ["XDG_CACHE_HOME"] = null,
                ["XDG_CONFIG_HOME"] = null,
                ["XDG_DATA_HOME"] = null,
            };
}
