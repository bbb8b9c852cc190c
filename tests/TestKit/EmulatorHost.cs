using OllamaMcp.Emulator.Control;
using OllamaMcp.Emulator.Hosting;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.TestKit;

/// <summary>An Ollama emulator for one test, on a free port of loopback. Any number of them run side by side.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly EmulatorServer _server;

    private EmulatorHost(EmulatorServer server)
    {
        _server = server;
        Client = new HttpClient { BaseAddress = server.Address, Timeout = Patience.Limit };
    }

    /// <summary>Base address of the Ollama API.</summary>
    public Uri Address => _server.Address;

    /// <summary>Base address of the emulated model registry; needs <see cref="EmulatorOptions.RegistryPort"/>.</summary>
    public Uri Registry => _server.RegistryAddress ?? throw new InvalidOperationException("Set EmulatorOptions.RegistryPort to 0.");

    /// <summary>Base address of the control API; needs <see cref="EmulatorOptions.ControlPort"/>.</summary>
    public Uri ControlAddress => _server.ControlAddress ?? throw new InvalidOperationException("Set EmulatorOptions.ControlPort to 0.");

    /// <summary>Faults and counters, in the process.</summary>
    public EmulatorControl Control => _server.Control;

    /// <summary>A client of the emulator, for tests that speak HTTP themselves.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts an emulator; without options it has the default models and answers at once.</summary>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorServer.StartAsync(options ?? new EmulatorOptions()));

    /// <summary>Waits, as long as a test has patience, until the counters are so, and gives them.</summary>
    public Task<TrafficSnapshot> WaitForAsync(Func<TrafficSnapshot, bool> condition) =>
        Control.WaitForAsync(condition, Patience.Limit, Xunit.TestContext.Current.CancellationToken);

    /// <summary>Waits until the emulator has seen so many calls being left by their client.</summary>
    public Task<TrafficSnapshot> CancelSeenAsync(long count = 1) => WaitForAsync(counters => counters.Cancelled >= count);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
