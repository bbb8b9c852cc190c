using OllamaMcp.Clients.Tests.Walking;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Servers;

/// <summary>An emulated Ollama that talks slowly and without end, and the server in front of it; one pair for each test class.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    /// <summary>The model that is asked; its answers end where the caller says so.</summary>
    internal const string Model = "endless-story";

    private EmulatorHost? _ollama;
    private ServerProcess? _server;

    internal EmulatorHost Ollama => _ollama!;

    internal Uri Server { get; private set; } = new("about:blank");

    /// <summary>What a client needs besides its plan when it starts the server itself.</summary>
    internal Dictionary<string, string> StdioSettings => ServerProgram.Settings(Ollama.Address);

    public async ValueTask InitializeAsync()
    {
        _ollama = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                Models = [new EmulatedModel { Name = Model, Endless = true }],
                TokensPerSecond = 200,
                NumParallel = 8,
            }
        );
        _server = ServerProgram.Start(_ollama.Address);
        Server = await _server.WaitForAddressAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_ollama is not null)
        {
            await _ollama.DisposeAsync();
        }
    }

    /// <summary>The plan for one way to the server.</summary>
    internal WalkPlan Plan(string transport, string protocol) =>
        transport switch
        {
            Route.Http => new WalkPlan(transport, protocol, new Uri(Server, "/mcp").ToString(), []),
            Route.Sse => new WalkPlan(transport, protocol, new Uri(Server, "/sse").ToString(), []),
            _ => new WalkPlan(transport, protocol, "", [ServerProgram.Path, "--stdio"]),
        };
}
