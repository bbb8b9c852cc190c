using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Targets;

/// <summary>A target that holds sessions, and how one is opened and left alone.</summary>
/// <param name="Target">The target.</param>
/// <param name="OpenAsync">Opens a session; gives the connection without which it would end, or null where it needs none.</param>
internal sealed record SessionTarget(ITarget Target, Func<Uri, CancellationToken, Task<IAsyncDisposable?>> OpenAsync)
{
    /// <summary>Those of the targets that hold sessions.</summary>
    public static IEnumerable<SessionTarget> Among(IEnumerable<ITarget> targets)
    {
        foreach (var target in targets)
        {
            if (target.Name.EndsWith("/sse", StringComparison.Ordinal))
            {
                yield return new SessionTarget(target, OverSseAsync);
            }
            else if (target.Name.EndsWith(McpText.SessionRevision, StringComparison.Ordinal))
            {
                yield return new SessionTarget(target, OverStreamableHttpAsync);
            }
        }
    }

    private static async Task<IAsyncDisposable?> OverStreamableHttpAsync(Uri server, CancellationToken cancellationToken)
    {
        await using var connection = await HttpConnection.OpenAsync(server, cancellationToken);
        await SessionCaller.OpenSessionAsync(connection, server, cancellationToken);
        return null;
    }

    private static async Task<IAsyncDisposable?> OverSseAsync(Uri server, CancellationToken cancellationToken) =>
        await SseCaller.OpenSessionAsync(server, cancellationToken);
}
