using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Completion;
using OllamaMcp.Server.Tools.Prompts;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Resources;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>Makes the options of the SDK's server over the one set of tools, resources and prompts. Thread-safe.</summary>
internal sealed class McpOptionsFactory(
    ToolRegistry tools,
    ServedResources resources,
    PromptCatalog prompts,
    NameCompletion completion,
    ErrorDetails details
)
{
    private const string Instructions = """
        This server gives access to Ollama, which runs language models on the user's own machines.
        Begin with ollama_list_models, or ollama_search_models where a capability is wanted, and use names exactly as they are listed.
        ollama_generate answers one prompt, ollama_chat a conversation; with a session_id ollama_chat remembers the conversation.
        Calls that may take long report progress; each takes a request_id of your choice, by which ollama_cancel_request ends it.
        A failed call says in its text what happened and what to do next: do that rather than calling again unchanged.
        """;

    /// <summary>New options each time; who gets them may add handlers and filters.</summary>
    public McpServerOptions Create()
    {
        var options = Plain();
        // The first is the outermost.
        options.Filters.Message.IncomingFilters.Add(details.Filter);
        options.Filters.Message.IncomingFilters.Add(UnreadableParameters.Filter);
        options.Filters.Message.IncomingFilters.Add(ForeignCursors.Filter);
        return options;
    }

    private McpServerOptions Plain() =>
        new()
        {
            ServerInfo = new Implementation
            {
                Name = ServerVersion.Name,
                Title = "Ollama",
                Version = ServerVersion.Text,
            },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities
            {
                Resources = new ResourcesCapability { Subscribe = true, ListChanged = true },
            },
            ToolCollection = tools.Served,
            ResourceCollection = resources.Collection,
            PromptCollection = prompts.Served,
            Handlers = new McpServerHandlers
            {
                ListResourcesHandler = resources.ListModelsAsync,
                CompleteHandler = completion.CompleteAsync,
                CallToolHandler = RefuseUnknownTool,
            },
        };

    // Reached only where no tool of that name is on.
    private ValueTask<CallToolResult> RefuseUnknownTool(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var name = request.Params.Name;
        var nearest = NearestName.Of(name, tools.Served.PrimitiveNames);
        throw new McpProtocolException(
            $"Unknown tool: '{name}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")} tools/list says which there are.",
            McpErrorCode.InvalidParams
        );
    }
}
