using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Lines;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Tracing;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>MCP over this process's standard streams, or any other two: one client, the user who started it.</summary>
internal sealed class StdioTransport(ServerFactory servers, TransportOptions options, TimeProvider time, ILogger<LineTransport> logger)
{
    /// <summary>
    /// Serves standard input and output until the client has closed its end and its requests are answered, or the token is
    /// cancelled. Nothing else may write to standard output.
    /// </summary>
    public async Task RunStdioAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await RunAsync(input, output, cancellationToken);
    }

    /// <summary>Serves one client over two streams, which stay open.</summary>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var transport = new LineTransport(input, output, options.BodyBytes, options.ShutdownTimeout, time, logger)
        {
            Discover = DiscoverAsync,
        };
        await using var server = servers.CreateForChannel(transport);
        var opened = time.GetTimestamp();
        SessionMeasurement.Opened();
        var running = server.RunAsync(ending.Token);
        var reading = transport.ReadAsync(ending.Token);
        await Task.WhenAny(reading, running);

        // The server by itself would wait for every call, however long.
        await ending.CancelAsync();
        try
        {
            await Task.WhenAll(reading.ContinueWhenCancelledAsync(), running.ContinueWhenCancelledAsync());
        }
        finally
        {
            SessionMeasurement.Closed(time.GetElapsedTime(opened), server.NegotiatedProtocolVersion, isHttp: false);
        }
    }

    // By a server of its own: the SDK's server takes the revision of the first request for that of the connection, and then refuses
    // initialize. A client that asked, found this program slow to start, and initializes as an older one would, could never connect.
    private async Task DiscoverAsync(JsonRpcRequest request, LineTransport client, CancellationToken cancellationToken)
    {
        await using var transport = new OneRequestTransport(request, client.SendMessageAsync);
        await using var server = servers.CreateForChannel(transport);
        await server.RunAsync(cancellationToken);
    }
}
