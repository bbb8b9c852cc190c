using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>The resources that the suite reads.</summary>
internal static class Resources
{
    public static IEnumerable<McpServerResource> All =>
        [
            Fixture.Resource("test://static-text", "text/plain", () => "This is the content of the static text resource."),
            Fixture.Resource(
                "test://static-binary",
                "image/png",
                () =>
                    new BlobResourceContents
                    {
                        Uri = "test://static-binary",
                        MimeType = "image/png",
                        Blob = Samples.Image,
                    }
            ),
            Fixture.Resource("test://watched-resource", "text/plain", () => "Watched resource content"),
            Fixture.Resource(
                "test://template/{id}/data",
                "application/json",
                (string id) =>
                    new TextResourceContents
                    {
                        Uri = $"test://template/{id}/data",
                        MimeType = "application/json",
                        Text = $$"""{"id":"{{id}}","templateTest":true,"data":"Data for ID: {{id}}"}""",
                    }
            ),
        ];
}
