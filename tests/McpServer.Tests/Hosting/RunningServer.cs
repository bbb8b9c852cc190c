using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OllamaMcp.Server.Hosting.Startup;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>The whole server in this process, on free ports of loopback, as its settings say.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly Uri[] _addresses;

    private RunningServer(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        _addresses =
        [
            .. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)),
        ];
        Http = new HttpClient { BaseAddress = Open, Timeout = Patience.Limit };
    }

    /// <summary>The address of <c>MCP_PORT</c>.</summary>
    public Uri Open => _addresses[0];

    /// <summary>The address of <c>MCP_GUARDED_PORT</c>.</summary>
    public Uri Guarded => _addresses[1];

    /// <summary>A client of the open port.</summary>
    public HttpClient Http { get; }

    public static async Task<RunningServer> StartAsync(Uri ollama, params (string Key, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("ollama-mcp-server-").FullName;
        (string, string)[] own =
        [
            ("MCP_HOST", "127.0.0.1"),
            ("MCP_PORT", "0"),
            ("OLLAMA_HOST", ollama.ToString()),
            ("Contexts__Path", data),
            ("LOG_LEVEL", "NONE"),
            // Many servers run in this process, and each would count what all of them do.
            ("Metrics__Enabled", "false"),
        ];
        var reading = SettingsReaderTests.Read([.. own.Where(o => settings.All(s => s.Key != o.Item1)), .. settings]);
        Assert.Empty(reading.Problems);
        var built = HttpServer.Build(reading);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(built, data);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
