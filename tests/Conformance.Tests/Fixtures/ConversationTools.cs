using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

#pragma warning disable MCP9005 // Sampling and logging leave the protocol; the suite of 2025-11-25 wants them.

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>Tools that say or ask something while they run.</summary>
internal static class ConversationTools
{
    public static IEnumerable<McpServerTool> All =>
        [
            Fixture.Tool("test_tool_with_logging", LogAsync),
            Fixture.Tool("test_tool_with_progress", ReportAsync),
            Fixture.Tool("test_sampling", SampleAsync),
            Fixture.Tool("test_elicitation", ElicitAsync),
            Fixture.Tool("test_elicitation_sep1034_defaults", (server, token) => AskAsync(server, Forms.WithDefaults, token)),
            Fixture.Tool("test_elicitation_sep1330_enums", (server, token) => AskAsync(server, Forms.WithChoices, token)),
        ];

    private static async Task<string> LogAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        foreach (var text in new[] { "Tool execution started", "Tool processing data", "Tool execution completed" })
        {
            await request.Server.SendNotificationAsync(
                NotificationMethods.LoggingMessageNotification,
                new LoggingMessageNotificationParams { Level = LoggingLevel.Info, Data = JsonSerializer.SerializeToElement(text) },
                cancellationToken: cancellationToken
            );
        }

        return "logged";
    }

    private static async Task<string> ReportAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params.ProgressToken is not { } token)
        {
            return "No progress token";
        }

        foreach (var progress in new[] { 0, 50, 100 })
        {
            await request.Server.NotifyProgressAsync(
                token,
                new ProgressNotificationValue { Progress = progress, Total = 100 },
                cancellationToken: cancellationToken
            );
        }

        return token.ToString() ?? "";
    }

    private static async Task<string> SampleAsync(McpServer server, string prompt, CancellationToken cancellationToken)
    {
        var message = new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = prompt }] };
        var result = await server.SampleAsync(new CreateMessageRequestParams { Messages = [message], MaxTokens = 100 }, cancellationToken);
        return $"LLM response: {result.Content.OfType<TextContentBlock>().First().Text}";
    }

    private static Task<string> ElicitAsync(McpServer server, string message, CancellationToken cancellationToken) =>
        AskAsync(server, Forms.Open(message), cancellationToken);

    private static async Task<string> AskAsync(McpServer server, ElicitRequestParams form, CancellationToken cancellationToken)
    {
        var result = await server.ElicitAsync(form, cancellationToken);
        return $"User response: action={result.Action}, content={JsonSerializer.Serialize(result.Content)}";
    }
}
