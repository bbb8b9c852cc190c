using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Hosting.Startup;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class ServerRunTests
{
    [Fact]
    public async Task RunAsync_ToldToStopWhileItStarts_ExitsWith0()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddHostedService<StoppedStart>();
        using var host = builder.Build();

        Assert.Equal(0, await ServerRun.RunAsync(host, stdio: false, new ListeningOptions()));
    }

    /// <summary>A service that is told to stop before it has started, and heeds it.</summary>
    private sealed class StoppedStart(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
