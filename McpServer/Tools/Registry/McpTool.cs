using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>A tool as the MCP server sees it.</summary>
internal sealed class McpTool(RegisteredTool tool, ToolDispatcher dispatcher) : McpServerTool
{
    /// <summary>What stands behind it.</summary>
    public RegisteredTool Registered { get; } = tool;

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; } = Describe(tool);

    /// <summary>The toolset and the descriptor, for filters.</summary>
    public override IReadOnlyList<object> Metadata { get; } = [tool.Descriptor];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        var progress = request.Params.ProgressToken is { } token ? new McpProgress(request.Server, token) : null;
        var caller = request.User?.Identity?.Name ?? ToolInvocation.Anonymous;
        var outcome = await dispatcher.CallAsync(
            new ToolInvocation(Registered, request.Params.Arguments, caller, progress),
            cancellationToken
        );
        CallNote.Of(request.JsonRpcRequest)?.Ended(outcome.Error, outcome.Text);
        await ClientLog.ReportAsync(request, outcome, cancellationToken);
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = outcome.Text }],
            StructuredContent = outcome.Structured,
            IsError = outcome.Error is null ? null : true,
        };
    }

    private static Tool Describe(RegisteredTool tool) =>
        new()
        {
            Name = tool.Descriptor.Name,
            Title = tool.Descriptor.Title,
            Description = tool.Descriptor.Description,
            InputSchema = JsonElement.Parse(tool.InputSchema.ToJsonString()),
            OutputSchema = JsonElement.Parse(tool.OutputSchema.ToJsonString()),
            Annotations = new ToolAnnotations
            {
                Title = tool.Descriptor.Title,
                ReadOnlyHint = tool.Descriptor.Hints.ReadOnly,
                DestructiveHint = tool.Descriptor.Hints.Destructive,
                IdempotentHint = tool.Descriptor.Hints.Idempotent,
                OpenWorldHint = tool.Descriptor.Hints.OpenWorld,
            },
        };
}
