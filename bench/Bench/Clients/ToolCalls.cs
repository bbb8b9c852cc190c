using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>How a server names the tools of the workloads, and what it wants as arguments (JSON).</summary>
internal sealed record ToolCalls(ToolCall List, ToolCall Generate, ToolCall? Stream)
{
    public ToolCall For(Workload workload) =>
        workload switch
        {
            Workload.List => List,
            Workload.Generate => Generate,
            _ => Stream ?? throw new InvalidOperationException("This server has no streaming tool."),
        };

    public IEnumerable<Workload> Workloads =>
        Stream is null ? [Workload.List, Workload.Generate] : [Workload.List, Workload.Generate, Workload.Stream];
}

/// <summary>One tool and its arguments.</summary>
internal sealed record ToolCall(string Name, string Arguments)
{
    /// <summary>The JSON-RPC request; a progress token, the same as the id, goes along where pieces are wanted.</summary>
    /// <param name="progress">Whether to ask for progress.</param>
    /// <param name="meta">Further members of <c>_meta</c>, or empty.</param>
    public string ToJson(bool progress, string meta)
    {
        var token = progress ? $"\"progressToken\":{NumberedMessage.Placeholder}" : "";
        var members = string.Join(',', new[] { token, meta }.Where(part => part.Length > 0));
        return $$"""{"jsonrpc":"2.0","id":{{NumberedMessage.Placeholder}},"method":"tools/call","params":{"name":"{{Name}}","arguments":{{Arguments}},"_meta":{ {{members}} } } }""";
    }
}
