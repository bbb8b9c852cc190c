using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>A run of the server, from its settings to its end.</summary>
internal static class ServerRun
{
    public static async Task<int> RunAsync(bool stdio)
    {
        var (sources, problems) = SettingSources.OfProcess(Directory.GetCurrentDirectory());
        var reading = SettingsReader.Read(sources);
        if (problems.Count + reading.Problems.Count > 0)
        {
            return await RefuseAsync([.. problems, .. reading.Problems]);
        }

        using var host = stdio ? StdioServer.Build(reading) : HttpServer.Build(reading);
        var tools = host.Services.GetRequiredService<ToolRegistry>().Tools.Select(t => t.Descriptor.Name).ToList();
        var late = SettingRules.CheckTools(reading.Settings, tools).ToList();
        return late.Count > 0 ? await RefuseAsync(late) : await RunAsync(host, stdio, reading.Settings.Listening);
    }

    /// <summary>Runs until it is told to end; returns the exit code of the program.</summary>
    public static async Task<int> RunAsync(IHost host, bool stdio, ListeningOptions listening)
    {
        var isEnding = EndOf(host);
        try
        {
            await (stdio ? StdioServer.RunAsync(host) : host.RunAsync());
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (isEnding())
        {
            // It was told to end before it had begun to listen.
            return ExitCodes.Success;
        }
        catch (Exception e) when (ListeningFailure.Explain(e, listening) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return ExitCodes.Failure;
        }
    }

    // Asked for before the run, which disposes the services.
    private static Func<bool> EndOf(IHost host)
    {
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        return () => lifetime.ApplicationStopping.IsCancellationRequested;
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<SettingProblem> problems)
    {
        await Console.Error.WriteAsync(SettingsReport.Render(problems));
        return ExitCodes.BadInput;
    }
}
