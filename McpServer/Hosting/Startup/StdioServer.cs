using OllamaMcp.Server.Hosting.Composition;
using OllamaMcp.Server.Hosting.Logs;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.Server.Transport.Endpoints;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>The server on standard input and output.</summary>
internal static class StdioServer
{
    public static IHost Build(SettingsReading reading)
    {
        // Whatever else writes to the console must not get between the messages of the protocol.
        Console.SetOut(Console.Error);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = ServerVersion.Name });
        builder.Logging.AddServerLogs(reading.Settings.Logs, toStandardError: true);
        builder.AddServiceDefaults(ServerVersion.Name, ServerVersion.Text, reading.Settings.TelemetryOverStdio);
        builder.Services.AddRooms(reading);
        return builder.Build();
    }

    /// <summary>Serves the client until it closes its end, or a signal comes.</summary>
    public static async Task RunAsync(IHost host)
    {
        await host.StartAsync();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await host.Services.GetRequiredService<StdioTransport>().RunStdioAsync(stopping);
        // Not on the token: it may be cancelled already, and the order of stopping is the same either way.
        await host.StopAsync(CancellationToken.None);
    }
}
