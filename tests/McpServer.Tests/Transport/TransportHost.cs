using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Endpoints;
using OllamaMcp.Server.Transport.LifeCycle;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>The transport over <see cref="TestTools"/>, on a free port of this machine.</summary>
internal sealed class TransportHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TransportHost(WebApplication app, TestTools tools)
    {
        _app = app;
        Tools = tools;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new McpWire(Address);
    }

    public TestTools Tools { get; }

    public Uri Address { get; }

    /// <summary>A client without a token.</summary>
    public McpWire Client { get; }

    public static async Task<TransportHost> StartAsync(
        TransportOptions? options = null,
        AccessOptions? access = null,
        TimeProvider? time = null,
        bool tokenRequired = false,
        int port = 0,
        ILoggerProvider? logs = null
    )
    {
        var tools = new TestTools();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                port,
                listen =>
                    listen.Use(next =>
                        connection =>
                        {
                            connection.Features.Set(new PortAccess(tokenRequired));
                            return listen.ApplicationServices.GetRequiredService<OpenConnections>().ServeAsync(connection, next);
                        }
                    )
            )
        );
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(options ?? new TransportOptions());
        builder.Services.AddSingleton(new AccessGate(access ?? new AccessOptions()));
        builder.Services.AddSingleton<Func<McpServerOptions>>(tools.CreateOptions);
        builder.Services.AddTransport();
        var app = builder.Build();
        app.UseTransportGuards();
        app.MapTransport();
        app.MapGet("/other", () => "other");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TransportHost(app, tools);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Stops as SIGTERM does.</summary>
    public Task StopAsync() =>
        _app.StopAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Tools.Release();
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
