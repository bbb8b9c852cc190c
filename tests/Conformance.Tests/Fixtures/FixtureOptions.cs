using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

#pragma warning disable MCP9005 // Logging leaves the protocol; the suite of 2025-11-25 wants it.

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>Everything that the suite wants of a server, over collections that all sessions and requests share.</summary>
internal sealed class FixtureOptions
{
    private readonly McpServerPrimitiveCollection<McpServerTool> _tools = [];
    private readonly McpServerPrimitiveCollection<McpServerPrompt> _prompts = [.. Prompts.All];
    private readonly McpServerResourceCollection _resources = [.. Resources.All];

    public FixtureOptions()
    {
        var shared = Create();
        foreach (
            var tool in ContentTools.All.Concat(ConversationTools.All).Concat(InputRequiredTools.All).Concat(DiagnosticTools.All(shared))
        )
        {
            _tools.Add(tool);
        }
    }

    public McpServerOptions Create()
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "conformance-fixture", Version = "1.0.0" },
            ToolCollection = _tools,
            PromptCollection = _prompts,
            ResourceCollection = _resources,
        };
        options.Handlers.CompleteHandler = (_, _) =>
            ValueTask.FromResult(new CompleteResult { Completion = new Completion { Values = [] } });
        options.Handlers.SetLoggingLevelHandler = (_, _) => ValueTask.FromResult(new EmptyResult());
        AddCaching(options.Filters.Request);
        return options;
    }

    private static void AddCaching(McpRequestFilters filters)
    {
        filters.ListToolsFilters.Add(next => async (request, token) => Cached(await next(request, token)));
        filters.ListPromptsFilters.Add(next => async (request, token) => Cached(await next(request, token)));
        filters.ListResourcesFilters.Add(next => async (request, token) => Cached(await next(request, token)));
        filters.ListResourceTemplatesFilters.Add(next => async (request, token) => Cached(await next(request, token)));
        filters.ReadResourceFilters.Add(next => async (request, token) => Cached(await next(request, token)));
    }

    private static T Cached<T>(T result)
        where T : ICacheableResult
    {
        result.TimeToLive = TimeSpan.FromMinutes(1);
        result.CacheScope = CacheScope.Public;
        return result;
    }
}
