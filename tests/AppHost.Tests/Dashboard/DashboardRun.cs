using System.Text.Json;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

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
        new(LaunchSettings(), StringComparer.Ordinal) { ["ASPIRE_HOME"] = Path.Combine(Machine.NpmPackages(Package), ".aspire") };

    // What `dotnet run` sets: some of it is meant for the AppHost of Aspire, and must not lead the dashboard astray.
    private static Dictionary<string, string> LaunchSettings()
    {
        var file = Path.Combine(Repository.Root, "AppHost", "Properties", "launchSettings.json");
        using var settings = JsonDocument.Parse(File.ReadAllText(file));
        var profile = settings.RootElement.GetProperty("profiles").GetProperty("AppHost");
        return profile
            .GetProperty("environmentVariables")
            .EnumerateObject()
            .Select(variable => KeyValuePair.Create(variable.Name, variable.Value.GetString()!))
            .Append(KeyValuePair.Create("ASPNETCORE_URLS", profile.GetProperty("applicationUrl").GetString()!))
            .ToDictionary(StringComparer.Ordinal);
    }
}
