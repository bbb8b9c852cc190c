using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>The product's tools over some Ollama, called as a transport calls them.</summary>
internal sealed class ToolBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ToolBench(ServiceProvider services) => _services = services;

    public IContextStore Store => _services.GetRequiredService<IContextStore>();

    public static ToolBench Over(Uri ollama, int capacity = 1) =>
        Over(new OllamaClientOptions { Addresses = [ollama], Capacity = capacity });

    /// <summary>With conversations in memory.</summary>
    public static ToolBench Over(OllamaClientOptions options) =>
        Over(options, new ContextStoreOptions { Store = ContextStoreKinds.Memory });

    public static ToolBench Over(OllamaClientOptions options, ContextStoreOptions contexts) =>
        new(Services(options).AddSingleton(contexts).AddContexts().BuildServiceProvider());

    public static ToolBench Over(OllamaClientOptions options, IContextStore store) =>
        new(Services(options).AddSingleton(store).BuildServiceProvider());

    /// <summary>With what it logs.</summary>
    public static ToolBench Over(Uri ollama, ILoggerProvider logs) =>
        new(
            Services(new OllamaClientOptions { Addresses = [ollama] })
                .AddSingleton(new ContextStoreOptions { Store = ContextStoreKinds.Memory })
                .AddContexts()
                .AddLogging(logging => logging.AddProvider(logs))
                .BuildServiceProvider()
        );

    /// <summary>Calls a tool with arguments in JSON.</summary>
    public async Task<ToolOutcome> CallAsync(
        string name,
        string arguments,
        IToolProgress? progress = null,
        CancellationToken? cancel = null
    )
    {
        var tool = Assert.Single(_services.GetRequiredService<ToolRegistry>().Tools, tool => tool.Descriptor.Name == name);
        using var document = JsonDocument.Parse(arguments);
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var argument in document.RootElement.EnumerateObject())
        {
            given[argument.Name] = argument.Value.Clone();
        }

        var invocation = new ToolInvocation(tool, given, ToolInvocation.Anonymous, progress);
        return await _services.GetRequiredService<ToolDispatcher>().CallAsync(invocation, cancel ?? Patience.Token);
    }

    /// <summary>Calls a tool that must succeed.</summary>
    public async Task<JsonElement> ResultAsync(string name, string arguments, IToolProgress? progress = null)
    {
        var outcome = await CallAsync(name, arguments, progress);
        Assert.True(outcome.Error is null, outcome.Text);
        Assert.Equal(outcome.Structured.GetRawText(), outcome.Text);
        return outcome.Structured;
    }

    /// <summary>Calls a tool that must fail. Returns the error.</summary>
    public async Task<JsonElement> ErrorAsync(string name, string arguments)
    {
        var outcome = await CallAsync(name, arguments);
        Assert.True(outcome.Error is not null, outcome.Text);
        return outcome.Structured.GetProperty("error");
    }

    private static IServiceCollection Services(OllamaClientOptions options) =>
        new ServiceCollection().AddLogging().AddSingleton(options).AddOllama().AddTools();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
