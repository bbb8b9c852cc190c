using OllamaMcp.Server.Hosting.Settings;

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
            await Console.Error.WriteAsync(SettingsReport.Render([.. problems, .. reading.Problems]));
            return ExitCodes.BadInput;
        }

        try
        {
            await (stdio ? StdioServer.RunAsync(reading) : HttpServer.RunAsync(reading));
            return ExitCodes.Success;
        }
        catch (IOException e) when (ListeningFailure.Explain(e, reading.Settings.Listening) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return ExitCodes.Failure;
        }
    }
}
