using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Transport.Subscriptions;
using OllamaMcp.Server.Transport.Tracing;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>
/// Makes the SDK's server for a session, a stateless request, or a channel that carries everything in both directions.
/// <paramref name="create"/> is called once for each of the three; what it returns shares its tools, resources and prompts.
/// </summary>
internal sealed class ServerFactory(
    Func<McpServerOptions> create,
    ChannelCallFilter callFilter,
    SubscriptionStreams streams,
    SessionSubscriptions subscriptions,
    OperationFilter operations,
    ILoggerFactory loggers,
    IServiceProvider services
)
{
    private readonly Lazy<McpServerOptions> _session = new(() => operations.AddTo(Prepare(create(), subscriptions), isHttp: true));

    private readonly Lazy<McpServerOptions> _stateless = new(() =>
        operations.AddTo(streams.AddTo(Prepare(create(), subscriptions)), isHttp: true)
    );

    private readonly Lazy<McpServerOptions> _channel = new(() =>
        operations.AddTo(callFilter.AddTo(Prepare(create(), subscriptions)), isHttp: null)
    );

    /// <summary>The tools and the rest as stateless requests see them.</summary>
    public McpServerOptions StatelessOptions => _stateless.Value;

    /// <summary>For a session over Streamable HTTP, whose calls are admitted before they get here.</summary>
    public McpServer CreateForSession(ITransport transport) => McpServer.Create(transport, _session.Value, loggers, services);

    /// <summary>For one request of a revision without sessions.</summary>
    public McpServer CreateForRequest(ITransport transport) => McpServer.Create(transport, _stateless.Value, loggers, services);

    /// <summary>For HTTP+SSE and stdio, whose calls are admitted on the way in.</summary>
    public McpServer CreateForChannel(ITransport transport) => McpServer.Create(transport, _channel.Value, loggers, services);

    // Tools take what they need from their constructors: a scope for each request would be made for nothing.
    private static McpServerOptions Prepare(McpServerOptions options, SessionSubscriptions subscriptions)
    {
        options.ScopeRequests = false;
        return subscriptions.AddTo(options);
    }
}
