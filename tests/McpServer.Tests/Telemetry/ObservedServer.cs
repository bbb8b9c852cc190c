using System.Diagnostics;
using ModelContextProtocol.Client;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Server.Tests.Hosting;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>The server as a process of its own, an Ollama before it, and a receiver of its telemetry behind it.</summary>
internal sealed class ObservedServer : IAsyncDisposable
{
    private readonly (string Key, string Value)[] _settings;

    private ObservedServer(EmulatorHost ollama, OtlpReceiver receiver, (string Key, string Value)[] settings)
    {
        Ollama = ollama;
        Receiver = receiver;
        _settings = settings;
    }

    public EmulatorHost Ollama { get; }

    public OtlpReceiver Receiver { get; }

    public static async Task<ObservedServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { KeepRequests = true });
        var receiver = await OtlpReceiver.StartAsync();
        (string, string)[] own =
        [
            ("OLLAMA_HOST", ollama.Address.ToString()),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("LOG_LEVEL", "DEBUG"),
            ("LOG_FORMAT", "json"),
        ];
        return new ObservedServer(ollama, receiver, [.. own, .. settings]);
    }

    /// <summary>Runs a server over HTTP, and ends it: by then it has sent everything.</summary>
    /// <param name="calls">Gets its address.</param>
    /// <param name="settings">Besides those that it has from the start, or instead of them.</param>
    /// <returns>What it wrote.</returns>
    public async Task<string> ServeAsync(Func<Uri, Task> calls, params (string Key, string Value)[] settings)
    {
        await using var server = ServerProcess.Start(Programs.Server, [], [.. _settings, .. settings]);
        await calls(await server.WaitForAddressAsync());
        await server.TerminateAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        return server.Written;
    }

    /// <summary>Calls over HTTP in a trace of its own, as a client with telemetry does.</summary>
    /// <returns>The id of the trace, and what the server wrote.</returns>
    public async Task<(string TraceId, string Written)> CallAsync(string path, Func<McpClient, Task> calls, string? revision = null)
    {
        var trace = "";
        var written = await ServeAsync(async address =>
        {
            await WarmUpAsync(address);
            using var client = new ClientTrace();
            trace = client.TraceId;
            await using var connection = await Clients.ConnectAsync(address, path, revision: revision);
            await calls(connection);
        });
        return (trace, written);
    }

    /// <summary>The same over standard input and output.</summary>
    public async Task<string> CallOverStdioAsync(Func<McpClient, Task> calls)
    {
        using var client = new ClientTrace();
        var environment = _settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal);
        await using var connection = await Clients.StartAsync(environment, _ => { });
        await calls(connection);
        return client.TraceId;
    }

    // The SDK's client takes a slow first answer for one of an older revision.
    private static async Task WarmUpAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        (await StatelessCall.PostAsync(http, "ollama_list_contexts", "{}", token: null)).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await Ollama.DisposeAsync();
    }
}
