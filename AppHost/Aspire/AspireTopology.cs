using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Plan;
using OllamaMcp.AppHost.Processes.Hosting;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Aspire;

/// <summary>Carries the topology out with Aspire. Compiled in the full profile only.</summary>
internal static class AspireTopology
{
    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandLine.Parse(args);
        if (line.Help)
        {
            Console.WriteLine(HelpText.Render(int.MaxValue));
            return ExitCodes.Ok;
        }
        var (settings, problems) = SettingsReader.Read(SettingSources.OfProcess(line.Settings));
        if (line.ProblemsBesideAspire.Concat(problems).ToList() is { Count: > 0 } all)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, all));
            return ExitCodes.BadInput;
        }
        // What the commands ask is on this machine: no proxy. A model may take hours.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var builder = DistributedApplication.CreateBuilder(args);
        var facts = await MachineFacts.FindAsync(TimeProvider.System, CancellationToken.None);
        ResourcePlan.Add(settings, facts, new AspireSink(builder, new CommandRunner(http, settings.Secrets)));
        await builder.Build().RunAsync();
        return ExitCodes.Ok;
    }
}
