using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>Where the dashboard's program comes from: the user's own, the one fetched before, or npm.</summary>
internal sealed class DashboardSource(bool insists, DashboardCache? cache, DashboardPackage? package, TimeProvider time)
{
    /// <summary>How the user makes it try again.</summary>
    public const string Again = $"{SettingNames.Dashboard}=on tries again";

    private readonly string? _installed = InstalledAspire.OnPath();
    private readonly string? _npm = PathSearch.Find("npm");

    public static DashboardSource OfUser(bool insists, TimeProvider time)
    {
        var package = DashboardPackage.ForThisMachine();
        return new DashboardSource(insists, package is null ? null : DashboardCache.OfUser(package, time), package, time);
    }

    /// <returns>Why there can be none; null where one may come.</returns>
    public string? WhyNot() =>
        _installed is not null || cache is { HasProgram: true } ? null
        : package is null ? "Aspire has none for this kind of machine"
        : _npm is null ? "npm, which would bring it, is not on PATH"
        : !insists && cache?.RecentFailure() is { } failure ? $"it could not be fetched within the last hour: {failure}. {Again}"
        : null;

    /// <param name="show">Shows what it does, in a few words.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="HostException">There is none; says why.</exception>
    public async Task<DashboardProgram> ProvideAsync(Action<string> show, CancellationToken stop)
    {
        if (_installed is not null && await InstalledAspire.CanStartDashboardAsync(_installed, time, stop))
        {
            return new DashboardProgram(_installed);
        }
        if (package is null || cache is null)
        {
            throw new HostException($"{_installed} has no command `dashboard run`, and there is no other for this kind of machine");
        }
        if (!cache.HasProgram)
        {
            await FetchAsync(cache, package, show, stop);
        }
        return new DashboardProgram(cache.Program, HomeIn(cache));
    }

    private static string HomeIn(DashboardCache store)
    {
        try
        {
            return Directory.CreateDirectory(store.Home).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostException(e.Message);
        }
    }

    private async Task FetchAsync(DashboardCache store, DashboardPackage wanted, Action<string> show, CancellationToken stop)
    {
        if (_npm is null)
        {
            throw new HostException($"{_installed} has no command `dashboard run`, and npm, which would bring another, is not on PATH");
        }
        try
        {
            await new NpmFetch(_npm, wanted, store, show, time).RunAsync(stop);
        }
        catch (HostException e)
        {
            store.RememberFailure(e.Message);
            throw new HostException($"{e.Message}. Nothing else needs it; {Again}");
        }
    }
}
