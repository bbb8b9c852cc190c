using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Display;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>The AppHost of the plain profile: carries the topology out with processes of this machine.</summary>
internal static class ProcessHost
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var screen = new Screen(Console.Out, Console.Error, Palette.ForOutput());
        var line = CommandLine.Parse(args);
        if (line.Help)
        {
            screen.Say(HelpText.Render());
            return ExitCodes.Ok;
        }
        var (settings, problems) = SettingsReader.Read(SettingSources.OfProcess(line.Values));
        if (line.Problems.Concat(problems).ToList() is { Count: > 0 } all)
        {
            all.ForEach(screen.Complain);
            return ExitCodes.BadInput;
        }
        return await RunAsync(settings, screen);
    }

    private static async Task<int> RunAsync(HostSettings settings, Screen screen)
    {
        using var signals = new StopSignals();
        // Everything here is on this machine or beside it: no proxy.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            var dashboard = new DashboardPlacement(settings, http, TimeProvider.System);
            var parts = await new Placements(settings, http, TimeProvider.System).PlaceAsync(dashboard, signals.Stop);
            await using var run = new LocalRun(parts, settings.StartLimit, screen, TimeProvider.System, signals.Hurry);
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
}
