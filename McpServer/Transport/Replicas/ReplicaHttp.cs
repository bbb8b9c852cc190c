using System.Net;
using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>The connections to other replicas: plain, direct, given up quickly where nobody is there.</summary>
internal sealed class ReplicaHttp(TransportOptions options) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(
        new SocketsHttpHandler
        {
            ConnectTimeout = options.ReplicaConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = System.Diagnostics.DistributedContextPropagator.Current,
        }
    );

    /// <summary>Returns as soon as the headers of the answer are there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    public void Dispose() => _invoker.Dispose();
}
