using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using static ModelContextProtocol.Protocol.ElicitRequestParams;

#pragma warning disable MCPEXP001 // Input by a second request is new.

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>The prompts that the suite asks for.</summary>
internal static class Prompts
{
    public static IEnumerable<McpServerPrompt> All =>
        [
            Fixture.Prompt("test_simple_prompt", () => "This is a simple prompt for testing."),
            Fixture.Prompt(
                "test_prompt_with_arguments",
                (string arg1, string arg2) => $"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"
            ),
            Fixture.Prompt("test_prompt_with_embedded_resource", (string resourceUri) => WithResource(resourceUri)),
            Fixture.Prompt("test_prompt_with_image", WithImage),
            Fixture.Prompt("test_input_required_result_prompt", AskForContext),
        ];

    private static PromptMessage[] WithResource(string uri) =>
        [
            Message(
                new EmbeddedResourceBlock
                {
                    Resource = new TextResourceContents
                    {
                        Uri = uri,
                        MimeType = "text/plain",
                        Text = "Embedded resource content for testing.",
                    },
                }
            ),
            Message(new TextContentBlock { Text = "Please process the embedded resource above." }),
        ];

    private static PromptMessage[] WithImage() =>
        [
            Message(new ImageContentBlock { Data = Samples.Image, MimeType = "image/png" }),
            Message(new TextContentBlock { Text = "Please analyze the image above." }),
        ];

    private static GetPromptResult AskForContext(RequestContext<GetPromptRequestParams> request)
    {
        if (request.Params.InputResponses?.TryGetValue("user_context", out var response) == true)
        {
            var text = response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Content?["context"].GetString();
            return new GetPromptResult { Messages = [Message(new TextContentBlock { Text = $"Go on in the context of {text}" })] };
        }

        var question = InputRequest.ForElicitation(Forms.Required("In which context?", "context", new StringSchema()));
        throw new InputRequiredException(new Dictionary<string, InputRequest> { ["user_context"] = question });
    }

    private static PromptMessage Message(ContentBlock content) => new() { Role = Role.User, Content = content };
}
