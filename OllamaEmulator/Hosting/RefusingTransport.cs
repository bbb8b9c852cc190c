using System.Net;
using Microsoft.AspNetCore.Connections;
using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>Sockets that can really refuse: while a fault says so, nothing listens on the port.</summary>
internal sealed class RefusingTransport(IConnectionListenerFactory sockets, FaultBook faults) : IConnectionListenerFactory
{
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var first = await sockets.BindAsync(endpoint, cancellationToken);
        return new RefusingListener(sockets, faults, first);
    }
}
