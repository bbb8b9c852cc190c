using OllamaMcp.Server.Hosting.Composition;
using OllamaMcp.Server.Hosting.Health;
using OllamaMcp.Server.Hosting.Logs;
using OllamaMcp.Server.Hosting.Metrics;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Telemetry;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.Server.Transport.Endpoints;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>The server on its ports.</summary>
internal static class HttpServer
{
    /// <summary>The whole server, not yet listening.</summary>
    public static WebApplication Build(SettingsReading reading)
    {
        // Empty: settings come from our catalogue alone, not from ASPNETCORE_URLS or an appsettings.json that lies about.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = ServerVersion.Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenAsSet(reading.Settings));
        // Until it has started, the host has only one thing to say: a stack trace for what ServerRun says in a sentence.
        var isStarted = false;
        builder.Logging.AddServerLogs(reading.Settings.Logs, toStandardError: false);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && isStarted);
        builder.AddServiceDefaults(ServerVersion.Name, ServerVersion.Text, reading.Settings.TelemetryOverHttp);
        builder.Services.AddRoutingCore();
        builder.Services.AddRooms(reading);
        builder.Services.AddServerHealth();
        builder.Services.AddHostedService<ListeningAnnouncement>();

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => isStarted = true);
        app.UseTransportGuards();
        app.UseSignposts();
        app.MapTransport();
        app.MapServerHealth(ServerVersion.Text);
        ServerMetrics.Publish();
        app.MapServerMetrics();
        app.MapFrontDoor();
        return app;
    }
}
