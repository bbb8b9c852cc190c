using System.Diagnostics;
using System.Net;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>Makes what sends the requests to one address: no redirects, no cookies, no decompression, nothing kept in memory.</summary>
internal static class OllamaHttp
{
    /// <summary>How long a connection serves before it is made anew: in a cluster, names move to other addresses.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>The caller disposes it.</summary>
    public static HttpMessageInvoker Create(Uri address, OllamaClientOptions options) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = options.ConnectLimit,
                PooledConnectionLifetime = ConnectionLifetime,
                // HTTP_PROXY names the way out of the own network, and an Ollama over plain HTTP is inside it.
                UseProxy = address.Scheme == Uri.UriSchemeHttps,
                // A stream that is given up shall not be read to its end first: the model would go on working for nobody.
                MaxResponseDrainSize = 0,
                // What a client says of itself in baggage is nobody's business outside.
                ActivityHeadersPropagator = OllamaAddresses.IsCloud(address)
                    ? DistributedContextPropagator.CreateNoOutputPropagator()
                    : DistributedContextPropagator.Current,
            }
        );
}
