using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OllamaMcp.Conformance.Tests.Fixtures;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Endpoints;

namespace OllamaMcp.Conformance.Tests;

/// <summary>The product's transport over the suite's tools, on a free port of this machine.</summary>
internal sealed class FixtureServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FixtureServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<FixtureServer> StartAsync(Action<TransportOptions>? configure = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders();
        var options = new TransportOptions();
        configure?.Invoke(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddTransport();
        builder.Services.AddSingleton(new AccessGate(new AccessOptions()));
        builder.Services.AddSingleton<Func<ModelContextProtocol.Server.McpServerOptions>>(new FixtureOptions().Create);
        var app = builder.Build();
        app.UseTransportGuards();
        app.MapTransport();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FixtureServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
