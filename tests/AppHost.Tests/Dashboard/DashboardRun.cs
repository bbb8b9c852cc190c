using OllamaMcp.AppHost.Tests.Running;

namespace OllamaMcp.AppHost.Tests.Dashboard;

/// <summary>An AppHost with the real dashboard, whose program is on its PATH.</summary>
internal static class DashboardRun
{
    private const string Package = "@microsoft/aspire-cli-linux-x64";

    public static async Task<AppHostRun> StartAsync(params IEnumerable<string> arguments)
    {
        var folder = Path.Combine(Machine.NpmPackages(Package), "node_modules", Package, "bin");
        var run = AppHostRun.Start(
            [folder, Machine.SetsidFolder()],
            State(),
            ["AppHost__Dashboard=on", "AppHost__DashboardPort=0", .. arguments]
        );
        await run.ReadyAsync();
        await run.SaysAsync("dashboard: ready");
        return run;
    }

    // The program unpacks itself once: kept beside the packages, it does so for all tests together.
    private static Dictionary<string, string> State() =>
        new(StringComparer.Ordinal) { ["ASPIRE_HOME"] = Path.Combine(Machine.NpmPackages(Package), ".aspire") };
}
