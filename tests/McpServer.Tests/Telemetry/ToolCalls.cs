using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>The calls that the telemetry tests make.</summary>
internal static class ToolCalls
{
    public const string Prompt = "tell nobody of the walrus";

    private static readonly object[] Messages = [new Dictionary<string, object?> { ["role"] = "user", ["content"] = Prompt }];

    public static Task ChatAsync(McpClient client, string model = "emulated-chat") =>
        CallAsync(
            client,
            "ollama_chat",
            ("model", model),
            ("messages", Messages),
            (
                "options",
                new Dictionary<string, object?>
                {
                    ["temperature"] = 0.5,
                    ["seed"] = 3,
                    ["num_predict"] = 20,
                }
            )
        );

    /// <summary>One of each kind of call, and some that fail.</summary>
    public static async Task EveryKindAsync(McpClient client)
    {
        await ChatAsync(client);
        await DoneAsync(client, "ollama_generate_stream", ("model", "emulated-chat"), ("prompt", Prompt));
        await DoneAsync(client, "ollama_create_embeddings", ("model", "emulated-embed"), ("prompts", new[] { Prompt }));
        await DoneAsync(client, "ollama_embeddings", ("model", "emulated-embed"), ("prompt", Prompt));
        await DoneAsync(client, "ollama_batch_generate", ("model", "emulated-chat"), ("prompts", new[] { Prompt, "two" }));
        await DoneAsync(client, "ollama_list_models");
        await CallAsync(client, "ollama_pull_model", ("model", "nothing-of-the-kind"));
        await ChatAsync(client, "invented-by-a-caller");
        await DoneAsync(client, "ollama_list_contexts");
        await client.ListResourcesAsync(cancellationToken: TestContext.Current.CancellationToken);
        await client.ReadResourceAsync("ollama://models", cancellationToken: TestContext.Current.CancellationToken);
        await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<McpProtocolException>(() => CallAsync(client, "no_such_tool"));
    }

    /// <summary>Calls, and takes whatever comes.</summary>
    public static Task<CallToolResult> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments) =>
        client
            .CallToolAsync(
                tool,
                arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal),
                cancellationToken: TestContext.Current.CancellationToken
            )
            .AsTask();

    private static async Task DoneAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await CallAsync(client, tool, arguments);
        Assert.False(result.IsError == true, string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
    }
}
