using ModelContextProtocol;

namespace OllamaMcp.Server.Tools.Resources;

/// <summary>The error for a resource that is not there; its number is another one since 2026-07-28.</summary>
internal static class MissingResource
{
    private const string InvalidParamsSince = "2026-07-28";

    public static McpProtocolException Error(string? revision, string uri) =>
        new(
            $"There is no resource '{uri}'. resources/list and resources/templates/list say what there is.",
            string.CompareOrdinal(revision, InvalidParamsSince) >= 0 ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound
        );
}
