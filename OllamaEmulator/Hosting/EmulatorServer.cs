using System.Net;
using OllamaMcp.Emulator.Anthropic;
using OllamaMcp.Emulator.Control;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Native;
using OllamaMcp.Emulator.OpenAi;
using OllamaMcp.Emulator.Registry;
using OllamaMcp.Emulator.Runners;
using OllamaMcp.Emulator.Seeding;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>A running emulator with all its listeners. Any number of them run side by side in one process.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private readonly List<WebListener> _listeners = [];
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Scheduler _scheduler;

    private EmulatorServer(EmulatorOptions options, ModelStore store, EmulatorControl control)
    {
        Options = options;
        Store = store;
        Control = control;
        _scheduler = new Scheduler(options);
    }

    public EmulatorOptions Options { get; }
    public ModelStore Store { get; }

    /// <summary>Faults and counters, without a listener in between.</summary>
    public EmulatorControl Control { get; }

    /// <summary>Where the Ollama API answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where the control API answers; null where there is none.</summary>
    public Uri? ControlAddress { get; private set; }

    /// <summary>Where the model registry answers; null where there is none.</summary>
    public Uri? RegistryAddress { get; private set; }

    /// <summary>Starts all listeners. Throws <see cref="IOException"/> where a port is taken.</summary>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, Action<ILoggingBuilder>? logging = null)
    {
        var store = options.ModelsPath is { } path
            ? new ModelStore(new DiskBlobStore(path), new DiskManifestStore(path))
            : new ModelStore(new MemoryBlobStore(), new MemoryManifestStore(options.Time));
        await ModelSeeder.AddMissingAsync(store, options.Models);
        EmulatorServer server = new(options, store, new EmulatorControl(options));
        try
        {
            await server.ListenAsync(logging);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync();
        }

        await _scheduler.DisposeAsync();
        _http.Dispose();
    }

    private async Task ListenAsync(Action<ILoggingBuilder>? logging)
    {
        var host = Options.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(Options.Host);
        RouteTable routes = new(Routes().Select(route => route with { Counter = Control.Traffic.Route(route.Name) }));
        Address = await AddAsync(
            new WebListener(new IPEndPoint(host, Options.Port), logging, Control.Traffic, Control.Faults, Options.Telemetry),
            logger =>
                new Router(
                    routes,
                    new Doorkeeper(new OriginRule(Options.Origins)),
                    new FaultGate(Control.Faults, Control.Traffic, Options.Time),
                    Control.Traffic,
                    Options.KeepRequests ? Control.Requests : null,
                    logger.CreateLogger<Router>()
                ).HandleAsync
        );
        if (Options.ControlPort is { } port)
        {
            RouteTable control = new(new ControlRoutes(Control).All);
            ControlAddress = await AddAsync(
                new WebListener(new IPEndPoint(IPAddress.Loopback, port), logging),
                _ => new PlainRouter(control).HandleAsync
            );
        }

        if (Options.RegistryPort is { } registryPort)
        {
            RegistryHost registry = new();
            RegistryAddress = await AddAsync(
                new WebListener(new IPEndPoint(IPAddress.Loopback, registryPort), logging),
                _ => registry.HandleAsync
            );
        }
    }

    private async Task<Uri> AddAsync(WebListener listener, Func<ILoggerFactory, RequestDelegate> handler)
    {
        _listeners.Add(listener);
        return await listener.StartAsync(handler);
    }

    private IEnumerable<ApiRoute> Routes()
    {
        Aliases aliases = new();
        Generator generator = new(Store, _scheduler, aliases, Options);
        EmbeddingMaker embeddings = new(_scheduler, Options);
        ModelPuller puller = new(Store, new LibrarySource(Options.Library), _http, Options);
        return
        [
            .. new ListRoutes(Store, _scheduler, Options).All,
            .. new ShowRoute(Store).All,
            .. new GenerationRoutes(generator, Options.Time).All,
            .. new EmbeddingRoutes(Store, embeddings, Options.Time).All,
            .. new ManageRoutes(Store).All,
            .. new BlobRoutes(Store.Blobs).All,
            .. new CreateRoute(new ModelMaker(Store, puller)).All,
            .. new TransferRoutes(puller, new ModelPusher(Store, _http, Options)).All,
            .. new AliasRoutes(aliases, Store).All,
            .. new WebRoutes(Options.HasWebSearch).All,
            .. new ChatRoute(generator, Options.Time).All,
            .. new CompletionRoute(generator, Options.Time).All,
            .. new EmbeddingRoute(Store, embeddings).All,
            .. new ModelRoutes(Store).All,
            .. new ImageRoutes(Store).All,
            .. new ResponseRoute(generator, Options.Time).All,
            .. new MessageRoute(generator).All,
        ];
    }
}
