using Microsoft.Extensions.DependencyInjection.Extensions;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.LifeCycle;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Subscriptions;
using OllamaMcp.Server.Transport.Tracing;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Adds MCP over HTTP, HTTP+SSE and stdio to a program.</summary>
internal static class TransportRegistration
{
    /// <summary>
    /// Registers the transport. Wanted from elsewhere: <c>AccessGate</c>, a <c>Func&lt;McpServerOptions&gt;</c> that returns new options
    /// over the same tools, resources and prompts each time, and <see cref="TransportOptions"/>, checked, where the defaults are not to hold.
    /// </summary>
    public static IServiceCollection AddTransport(this IServiceCollection services)
    {
        services.TryAddSingleton<TransportOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<HostOptions>().Configure<TransportOptions>(GiveTimeToDrain);
        return services.AddGuards().AddReplicas().AddSessions().AddEndpoints();
    }

    /// <summary>
    /// Puts the checks before every path of the program, and the answers to what fails around them; call it before any other middleware
    /// that answers.
    /// </summary>
    public static IApplicationBuilder UseTransportGuards(this IApplicationBuilder app) =>
        app.UseMiddleware<FailureAnswer>().UseMiddleware<LeavingNotice>().UseMiddleware<HopReader>().UseMiddleware<ForeignRequestGuard>();

    /// <summary>Maps <c>/mcp</c>, <c>/sse</c>, <c>/message</c>.</summary>
    public static IEndpointRouteBuilder MapTransport(this IEndpointRouteBuilder routes)
    {
        var streamable = routes.ServiceProvider.GetRequiredService<StreamableEndpoint>();
        routes.MapPost("/mcp", streamable.PostAsync);
        routes.MapGet("/mcp", streamable.GetAsync);
        routes.MapDelete("/mcp", streamable.DeleteAsync);
        var sse = routes.ServiceProvider.GetRequiredService<SseEndpoint>();
        routes.MapGet("/sse", sse.GetAsync);
        routes.MapPost("/sse", SseEndpoint.RefusePostAsync);
        routes.MapPost(SseEndpoint.MessagePath, sse.PostMessageAsync);
        var replicas = routes.ServiceProvider.GetRequiredService<ReplicaEndpoint>();
        routes.MapPost(ReplicaChannel.Path + "{operation}", replicas.PostAsync);
        return routes;
    }

    // The host's own limit covers the draining too, and what comes after it.
    private static void GiveTimeToDrain(HostOptions host, TransportOptions transport)
    {
        var needed = transport.ShutdownDelay + transport.ShutdownTimeout + TimeSpan.FromSeconds(5);
        host.ShutdownTimeout = host.ShutdownTimeout > needed ? host.ShutdownTimeout : needed;
    }

    private static IServiceCollection AddGuards(this IServiceCollection services) =>
        services
            .AddSingleton<DrainState>()
            .AddSingleton<OpenConnections>()
            .AddSingleton(provider => new CallSlots(provider.GetRequiredService<TransportOptions>().CallsInFlight))
            .AddSingleton<CallAdmission>()
            .AddSingleton<Doorkeeper>();

    private static IServiceCollection AddReplicas(this IServiceCollection services) =>
        services
            .AddSingleton<ReplicaIdentity>()
            .AddSingleton<SessionIdCodec>()
            .AddSingleton<HopProof>()
            .AddSingleton<KnownPeers>()
            .AddSingleton<ReplicaHttp>()
            .AddSingleton<ReplicaChannel>()
            .AddSingleton<OwnerForwarder>();

    private static IServiceCollection AddSessions(this IServiceCollection services) =>
        services
            .AddSingleton<SessionStore>()
            .AddSingleton<ChannelCallFilter>()
            .AddSingleton<OperationFilter>()
            .AddSingleton<ResourceChanges>()
            .AddSingleton<SubscriptionStreams>()
            .AddSingleton<SessionSubscriptions>()
            .AddSingleton<ServerFactory>()
            .AddHostedService<IdleSessionMonitor>()
            .AddHostedService<DrainService>();

    private static IServiceCollection AddEndpoints(this IServiceCollection services) =>
        services
            .AddSingleton<StreamableSessionFactory>()
            .AddSingleton<SessionPost>()
            .AddSingleton<StatelessPost>()
            .AddSingleton<StreamableEndpoint>()
            .AddSingleton<SseEndpoint>()
            .AddSingleton<ReplicaEndpoint>()
            .AddSingleton<StdioTransport>();
}
