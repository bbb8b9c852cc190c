using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>The product's tools behind a real MCP server, and a real MCP client before it, over streams in memory.</summary>
internal sealed class McpFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _end;
    private readonly McpServer _server;
    private readonly Task _run;

    private McpFixture(ServiceProvider services, McpServer server, Task run, McpClient client, CancellationTokenSource end)
    {
        _services = services;
        _server = server;
        _run = run;
        _end = end;
        Client = client;
    }

    public McpClient Client { get; }

    public IServiceProvider Services => _services;

    /// <summary>Starts all of it over one Ollama.</summary>
    /// <param name="ollama">Its address.</param>
    /// <param name="configure">Adds services before the tools, or replaces them.</param>
    /// <param name="clientOptions">What the client says of itself, and its notification handlers.</param>
    public static async Task<McpFixture> StartAsync(
        Uri ollama,
        Action<IServiceCollection>? configure = null,
        McpClientOptions? clientOptions = null
    )
    {
        var collection = new ServiceCollection();
        configure?.Invoke(collection);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        collection.AddSingleton(new OllamaClientOptions { Addresses = [ollama] });
        collection.AddSingleton(new ContextStoreOptions { Store = ContextStoreKinds.Memory });
        collection.AddOllama().AddContexts().AddTools();
        var services = collection.BuildServiceProvider();
        var (up, down) = (new Pipe(), new Pipe());
        var transport = new StreamServerTransport(up.Reader.AsStream(), down.Writer.AsStream());
        var options = services.GetRequiredService<Func<McpServerOptions>>()();
        var server = McpServer.Create(transport, options, services.GetRequiredService<ILoggerFactory>(), services);
        var end = new CancellationTokenSource();
        var run = server.RunAsync(end.Token);
        var clientTransport = new StreamClientTransport(up.Writer.AsStream(), down.Reader.AsStream());
        var client = await McpClient
            .CreateAsync(clientTransport, clientOptions, cancellationToken: TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        return new McpFixture(services, server, run, client, end);
    }

    /// <summary>Calls a tool with arguments given as JSON.</summary>
    public async Task<CallToolResult> CallAsync(
        string tool,
        string arguments = "{}",
        IProgress<ModelContextProtocol.ProgressNotificationValue>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var given = JsonElement.Parse(arguments).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal);
        return await Client
            .CallToolAsync(tool, given, progress, cancellationToken: cancellationToken)
            .AsTask()
            .WaitAsync(Patience.Limit, cancellationToken);
    }

    /// <summary>Calls a tool past the protocol, where a test wants to see what the tool itself does, in its order.</summary>
    public Task<ToolOutcome> DispatchAsync(
        string tool,
        string arguments = "{}",
        IToolProgress? progress = null,
        string caller = ToolInvocation.Anonymous,
        CancellationToken cancellationToken = default
    )
    {
        var found = Assert.Single(_services.GetRequiredService<ToolRegistry>().Tools, each => each.Descriptor.Name == tool);
        var given = JsonElement.Parse(arguments).EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var invocation = new ToolInvocation(found, given, caller, progress);
        return _services
            .GetRequiredService<ToolDispatcher>()
            .CallAsync(invocation, cancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
    }

    /// <summary>Calls a tool that must succeed, and checks that text and structured content are the same JSON.</summary>
    public async Task<JsonElement> ResultAsync(string tool, string arguments = "{}")
    {
        var result = await CallAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(result.IsError != true, text);
        var structured = result.StructuredContent!.Value;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(text), structured), text);
        return structured;
    }

    /// <summary>Calls a tool that must fail, and gives the error.</summary>
    public async Task<JsonElement> ErrorAsync(string tool, string arguments = "{}")
    {
        var result = await CallAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(result.IsError == true, text);
        var error = result.StructuredContent!.Value.GetProperty("error");
        Assert.StartsWith(error.GetProperty("code").GetString() + ": ", text, StringComparison.Ordinal);
        return error;
    }

    /// <summary>Asks the server to log to the client.</summary>
    public Task SetLogLevelAsync(string level) =>
        Client
            .SendRequestAsync(
                new JsonRpcRequest
                {
                    Method = "logging/setLevel",
                    Params = new JsonObject { ["level"] = level },
                },
                TestContext.Current.CancellationToken
            )
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _end.CancelAsync();
        try
        {
            await _run.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }

        await _server.DisposeAsync();
        await _services.DisposeAsync();
        _end.Dispose();
    }
}
