using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Resources;

/// <summary>A resource, or a template of some, whose text is JSON made when it is read.</summary>
/// <param name="template">What is told of it. Without braces in its URI it is one resource.</param>
/// <param name="matches">Whether a URI is one of its.</param>
/// <param name="read">Gives the JSON for a URI; null where there is nothing under it.</param>
internal sealed class ReadResource(
    ResourceTemplate template,
    Func<string, bool> matches,
    Func<string, CancellationToken, Task<string?>> read
) : McpServerResource
{
    public const string MimeType = "application/json";

    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = template;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => matches(uri);

    /// <inheritdoc/>
    public override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        var uri = request.Params.Uri;
        var text = await read(uri, cancellationToken) ?? throw MissingResource.Error(request.Server.NegotiatedProtocolVersion, uri);
        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = uri,
                    MimeType = MimeType,
                    Text = text,
                },
            ],
        };
    }
}
