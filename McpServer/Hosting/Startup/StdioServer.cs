using OllamaMcp.Server.Hosting.Logs;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>The server on standard input and output.</summary>
internal static class StdioServer
{
    public static async Task RunAsync(SettingsReading reading)
    {
        // Whatever else writes to the console must not get between the messages of the protocol.
        Console.SetOut(Console.Error);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = ServerVersion.Name });
        builder.Logging.AddServerLogs(reading.Settings.Logs, toStandardError: true);
        builder.Services.AddRooms(reading);
        using var host = builder.Build();
        await host.RunAsync();
    }
}
