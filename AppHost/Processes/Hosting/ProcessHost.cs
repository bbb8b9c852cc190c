using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Display;
using OllamaMcp.AppHost.Processes.Guarding;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Processes.Supervision;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>The AppHost of the plain profile: carries the topology out with processes of this machine.</summary>
internal static class ProcessHost
{
    /// <returns>The exit code of the guard of another AppHost; null where this process is not to be one.</returns>
    public static async Task<int?> TryGuardAsync(string[] args) =>
        args is [GuardProgram.Argument, var record] ? await GuardProgram.RunAsync(Console.In, record, TimeProvider.System) : null;

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(StartSettings start)
    {
        var palette = new Palette(Terminal.HasColours);
        var screen = Screen.OfConsole(palette);
        if (start.WantsHelp)
        {
            screen.Say(HelpText.Render(Terminal.Width));
            return ExitCodes.Ok;
        }
        if (start.Problems.Count > 0)
        {
            start.Problems.ToList().ForEach(screen.Complain);
            return ExitCodes.BadInput;
        }
        return await RunAsync(start.Settings, screen, palette);
    }

    private static async Task<int> RunAsync(HostSettings settings, Screen screen, Palette palette)
    {
        using var signals = new StopSignals();
        using var launcher = new LauncherWatch(TimeProvider.System, signals.Ask);
        // Everything here is on this machine or beside it: no proxy.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            await new Leftovers(RunRecords.OfUser, TimeProvider.System).EndAsync(screen.Say);
            var dashboard = new DashboardPlacement(settings, http, TimeProvider.System);
            var parts = await new Placements(settings, http, TimeProvider.System).PlaceAsync(dashboard, signals.Stop);
            using var book = new RunBook();
            using var live = Terminal.IsLive ? new LiveStates(Views(parts), screen, palette, TimeProvider.System) : null;
            var observer = new RunObserver(screen, live, book, parts.Max(part => part.Placed.Name.Length));
            await using var run = new LocalRun(parts, settings.StartLimit, screen, observer, TimeProvider.System, signals.Hurry);
            return await RunAsync(run, screen, signals.Stop);
        }
        catch (HostException e)
        {
            screen.Complain(e.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return ExitCodes.Ok;
        }
    }

    private static async Task<int> RunAsync(LocalRun run, Screen screen, CancellationToken stop)
    {
        try
        {
            return await run.RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            screen.Say("Stopping. A second Ctrl-C ends everything at once.");
            return ExitCodes.Ok;
        }
    }

    // What people use stands on top.
    private static IEnumerable<PartView> Views(IEnumerable<(Placed Placed, IReadOnlyList<string> DependsOn)> parts) =>
        parts
            .Reverse()
            .Select(part => new PartView(
                PartState.New(part.Placed.Name, part.DependsOn, TimeProvider.System.GetUtcNow()),
                part.Placed.Where
            ));
}
