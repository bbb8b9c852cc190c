using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Transport.Sessions;

internal sealed class SubscriptionStreams
{
    public McpServerOptions AddTo(McpServerOptions options) => options;
}
