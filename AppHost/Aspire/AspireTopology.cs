using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Plan;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Aspire;

/// <summary>Carries the topology out with Aspire. Compiled in the full profile only.</summary>
internal static class AspireTopology
{
    public static async Task<int> RunAsync(string[] args)
    {
        // Arguments that are no settings are those of Aspire itself.
        var line = CommandLine.Parse(args);
        if (line.Help)
        {
            Console.WriteLine(HelpText.Render(int.MaxValue));
            return 0;
        }
        var (settings, problems) = SettingsReader.Read(SettingSources.OfProcess(line.Values));
        if (problems.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return 2;
        }
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var builder = DistributedApplication.CreateBuilder(args);
        var facts = await MachineFacts.FindAsync(TimeProvider.System, CancellationToken.None);
        ResourcePlan.Add(settings, facts, new AspireSink(builder, new CommandRunner(http, settings.Secrets)));
        await builder.Build().RunAsync();
        return 0;
    }
}
