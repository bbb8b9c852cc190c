using ModelContextProtocol.Client;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>The SDK's client over each transport of the server.</summary>
internal static class Clients
{
    /// <param name="server">The address of the port.</param>
    /// <param name="path"><c>/mcp</c> or <c>/sse</c>.</param>
    /// <param name="token">Null for none.</param>
    /// <param name="revision">Null for the newest, which has no sessions.</param>
    public static Task<McpClient> ConnectAsync(Uri server, string path, string? token = null, string? revision = null) =>
        McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(server, path),
                    TransportMode = path == "/sse" ? HttpTransportMode.Sse : HttpTransportMode.StreamableHttp,
                    AdditionalHeaders = token is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
                }
            ),
            revision is null ? null : new McpClientOptions { ProtocolVersion = revision },
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>A client of a server process of its own.</summary>
    public static Task<McpClient> StartAsync(IReadOnlyDictionary<string, string?> environment, Action<string> log) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = Programs.Server,
                    Arguments = ["--stdio"],
                    EnvironmentVariables = new Dictionary<string, string?>(environment),
                    StandardErrorLines = log,
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );
}
