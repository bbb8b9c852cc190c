using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Traffic;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>One web server on one port, with nothing in it but the handler.</summary>
internal sealed class WebListener(
    IPEndPoint endPoint,
    Action<ILoggingBuilder>? logging,
    TrafficCounters? traffic = null,
    FaultBook? faults = null,
    Uri? telemetry = null
) : IAsyncDisposable
{
    private WebApplication? _app;

    public async Task<Uri> StartAsync(Func<ILoggerFactory, RequestDelegate> handler)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(Configure);
        if (logging is not null)
        {
            logging(builder.Logging);
        }

        if (telemetry is not null)
        {
            builder.AddServiceDefaults("ollama-emulator", ProductVersion, Sent(telemetry));
        }

        if (faults is not null)
        {
            builder.Services.AddSingleton<IConnectionListenerFactory>(services => new RefusingTransport(
                ActivatorUtilities.CreateInstance<Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets.SocketTransportFactory>(services),
                faults
            ));
        }

        // The console of the program waits for Ctrl-C, not the listener
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        _app = builder.Build();
        _app.Run(handler(_app.Services.GetRequiredService<ILoggerFactory>()));
        await _app.StartAsync(CancellationToken.None);
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new Uri(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }
    }

    private static string ProductVersion =>
        typeof(WebListener).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static TelemetryOptions Sent(Uri endpoint) =>
        new()
        {
            Endpoint = endpoint,
            ProbePaths = ["/", "/api/version"],
            Variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [TelemetryOptions.EndpointVariable] = endpoint.OriginalString,
            },
        };

    private void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(
            endPoint,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (traffic is not null)
                {
                    listen.Use(next => connection => CountAsync(traffic, next, connection));
                }
            }
        );
    }

    private static async Task CountAsync(TrafficCounters traffic, ConnectionDelegate next, ConnectionContext connection)
    {
        traffic.Opened();
        try
        {
            await next(connection);
        }
        finally
        {
            traffic.Closed();
        }
    }
}
