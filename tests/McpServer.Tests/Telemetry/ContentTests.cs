using System.Text.Json;

namespace OllamaMcp.Server.Tests.Telemetry;

public sealed class ContentTests
{
    [Fact]
    public async Task Capture_SwitchedOn_SpansHavePromptAndAnswerInTheFormOfTheConventions()
    {
        await using var server = await ObservedServer.StartAsync(("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true"));

        await server.CallAsync("/mcp", client => ToolCalls.ChatAsync(client));

        var chat = Assert.Single(server.Receiver.Spans, span => span.Name == "chat emulated-chat");
        var tool = Assert.Single(server.Receiver.Spans, span => span.Name == "tools/call ollama_chat");
        var input = JsonElement.Parse((string)chat["gen_ai.input.messages"]!)[0];
        Assert.Equal("user", input.GetProperty("role").GetString());
        Assert.Equal("text", input.GetProperty("parts")[0].GetProperty("type").GetString());
        Assert.Equal(ToolCalls.Prompt, input.GetProperty("parts")[0].GetProperty("content").GetString());
        var output = JsonElement.Parse((string)chat["gen_ai.output.messages"]!)[0];
        Assert.Equal("assistant", output.GetProperty("role").GetString());
        Assert.Equal("length", output.GetProperty("finish_reason").GetString());
        var text = output.GetProperty("parts")[0].GetProperty("content").GetString()!;
        Assert.NotEmpty(text);
        Assert.Contains(ToolCalls.Prompt, (string)tool["gen_ai.tool.call.arguments"]!, StringComparison.Ordinal);
        var result = JsonElement.Parse((string)tool["gen_ai.tool.call.result"]!);
        Assert.Equal(text, result.GetProperty("message").GetProperty("content").GetString());
    }
}
