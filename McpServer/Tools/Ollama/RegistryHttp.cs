using System.Diagnostics;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>HTTP to model registries: no cookies, no credentials, and few connections that close soon.</summary>
internal static class RegistryHttp
{
    public static HttpMessageInvoker Create() =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                MaxConnectionsPerServer = 4,
                MaxAutomaticRedirections = 3,
                // What a client says of itself in baggage is nobody's business outside.
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            }
        );
}
