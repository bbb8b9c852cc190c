using Microsoft.Extensions.DependencyInjection;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Serving;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>The product's tools, for tests that only look at them.</summary>
internal static class TestTools
{
    public static IReadOnlyList<RegisteredTool> All { get; } = Create();

    private static RegisteredTool[] Create()
    {
        var services = new ServiceCollection().AddLogging().AddOllama().AddTools();
        services.AddSingleton(new ContextStoreOptions { Store = ContextStoreKinds.Memory }).AddContexts();
        return [.. ToolList.Create(services.BuildServiceProvider())];
    }
}
