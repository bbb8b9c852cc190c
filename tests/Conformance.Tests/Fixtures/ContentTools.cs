using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>Tools that answer with each kind of content.</summary>
internal static class ContentTools
{
    public static IEnumerable<McpServerTool> All =>
        [
            Fixture.Tool("test_simple_text", () => "This is a simple text response for testing."),
            Fixture.Tool("test_image_content", () => new ImageContentBlock { Data = Samples.Image, MimeType = "image/png" }),
            Fixture.Tool("test_audio_content", () => new AudioContentBlock { Data = Samples.Audio, MimeType = "audio/wav" }),
            Fixture.Tool(
                "test_embedded_resource",
                () => Embedded("test://embedded-resource", "text/plain", "This is an embedded resource content.")
            ),
            Fixture.Tool("test_multiple_content_types", Mixed),
            Fixture.Tool("test_error_handling", Fail),
            Fixture.Tool("test_header_tool", Deploy),
            WithSchema(),
        ];

    private static ContentBlock[] Mixed() =>
        [
            new TextContentBlock { Text = "Multiple content types test:" },
            new ImageContentBlock { Data = Samples.Image, MimeType = "image/png" },
            Embedded("test://mixed-content-resource", "application/json", """{"test":"data","value":123}"""),
        ];

    private static CallToolResult Fail() =>
        new() { IsError = true, Content = [new TextContentBlock { Text = "This tool intentionally returns an error for testing" }] };

    private static string Deploy([McpHeader("Region")] string region, [Description("What to run.")] string query) => $"{query} in {region}";

    private static EmbeddedResourceBlock Embedded(string uri, string mimeType, string text) =>
        new()
        {
            Resource = new TextResourceContents
            {
                Uri = uri,
                MimeType = mimeType,
                Text = text,
            },
        };

    private static McpServerTool WithSchema()
    {
        var tool = Fixture.Tool("json_schema_2020_12_tool", () => "ok");
        tool.ProtocolTool.InputSchema = JsonElement.Parse(
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "$defs": {
                "address": {
                  "$anchor": "addressDef",
                  "type": "object",
                  "properties": { "street": { "type": "string" }, "city": { "type": "string" } }
                }
              },
              "properties": {
                "name": { "type": "string" },
                "address": { "$ref": "#/$defs/address" },
                "contactMethod": { "type": "string", "enum": ["phone", "email"] },
                "phone": { "type": "string" },
                "email": { "type": "string" }
              },
              "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
              "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
              "then": { "required": ["phone"] },
              "else": { "required": ["email"] },
              "additionalProperties": false
            }
            """
        );
        return tool;
    }
}
