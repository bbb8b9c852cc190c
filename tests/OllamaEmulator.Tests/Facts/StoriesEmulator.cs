using OllamaMcp.Emulator.Tests.Replay;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>An emulator with the models of the recorded server, for all facts of a run.</summary>
public sealed class StoriesEmulator : IAsyncLifetime
{
    private EmulatorHost _host = null!;

    internal Uri Address => _host.Address;

    public async ValueTask InitializeAsync() => _host = await EmulatorHost.StartAsync(new() { Models = StoriesModels.All });

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
