using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

#pragma warning disable MCP9004, MCP9005 // Sampling and logging leave the protocol; the suite asks about them.

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>Tools by which the suite sees what the server does around them.</summary>
internal static class DiagnosticTools
{
    public static IEnumerable<McpServerTool> All(McpServerOptions options) =>
        [
            Fixture.Tool("test_missing_capability", NeedSampling),
            Fixture.Tool("test_streaming_elicitation", () => "Nothing but the result"),
            Fixture.Tool("test_logging_tool", Log),
            Fixture.Tool(
                "test_trigger_tool_change",
                () => Toggle(options.ToolCollection!, Fixture.Tool("test_appearing_tool", () => "here"))
            ),
            Fixture.Tool(
                "test_trigger_prompt_change",
                () => Toggle(options.PromptCollection!, Fixture.Prompt("test_appearing_prompt", () => "here"))
            ),
        ];

    private static string NeedSampling(RequestContext<CallToolRequestParams> request) =>
        request.JsonRpcRequest.Context?.ClientCapabilities?.Sampling is not null
            ? "The client samples"
            : throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() }, "The tool needs sampling");

    private static string Log(RequestContext<CallToolRequestParams> request)
    {
        var logger = request.Server.AsClientLoggerProvider().CreateLogger(nameof(DiagnosticTools));
        logger.LogInformation("Only for those who asked for it");
        return "Logged where logging was asked for";
    }

    private static string Toggle<T>(McpServerPrimitiveCollection<T> collection, T primitive)
        where T : IMcpServerPrimitive
    {
        if (collection.TryGetPrimitive(primitive.Id, out var there))
        {
            collection.Remove(there);
        }
        else
        {
            collection.Add(primitive);
        }

        return "Changed";
    }
}
