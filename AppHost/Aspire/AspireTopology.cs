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
        var start = StartSettings.Read(args, besideAspire: true);
        if (start.WantsHelp)
        {
            Console.WriteLine(HelpText.Render(int.MaxValue));
            return ExitCodes.Ok;
        }
        if (start.Problems.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, start.Problems));
            return ExitCodes.BadInput;
        }
        // What the commands ask is on this machine: no proxy. A model may take hours.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var builder = DistributedApplication.CreateBuilder(args);
        var facts = await MachineFacts.FindAsync(TimeProvider.System, CancellationToken.None);
        ResourcePlan.Add(start.Settings, facts, new AspireSink(builder, new CommandRunner(http, start.Settings.Secrets)));
        await builder.Build().RunAsync();
        return ExitCodes.Ok;
    }
}
