using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Resources;

/// <summary>
/// Is in no list and matches no URI: putting it into the collection and taking it out is the one way to have the SDK tell its sessions
/// that the list changed.
/// </summary>
internal sealed class ChangeMarker : McpServerResource
{
    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new() { Name = "changes", UriTemplate = "ollama://changes" };

    /// <inheritdoc/>
    public override Resource? ProtocolResource => null;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => false;

    /// <inheritdoc/>
    public override ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request,
        CancellationToken cancellationToken = default
    ) => throw MissingResource.Error(request.Server.NegotiatedProtocolVersion, request.Params.Uri);
}
