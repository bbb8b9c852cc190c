using ModelContextProtocol.Server;
using OllamaMcp.Server.Transport.Sessions;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>MCP over this process's standard streams, or any other two: one client, the user who started it.</summary>
internal sealed class StdioTransport(ServerFactory servers, ILoggerFactory loggers)
{
    /// <summary>Serves standard input and output until the client closes its end, or the token is cancelled. Nothing else may write to standard output.</summary>
    public async Task RunStdioAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await RunAsync(input, output, cancellationToken);
    }

    /// <summary>Serves one client over two streams.</summary>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        await using var transport = new StreamServerTransport(input, output, serverName: null, loggers);
        await using var server = servers.CreateForChannel(transport);
        await server.RunAsync(cancellationToken).ContinueWhenCancelledAsync();
    }
}
