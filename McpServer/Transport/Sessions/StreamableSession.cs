using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>A session over Streamable HTTP: any number of POST requests, and a GET request for what the server has to say by itself.</summary>
internal sealed class StreamableSession : ClientSession
{
    private readonly StreamableHttpServerTransport _transport;
    private readonly SessionOutlet _outlet = new();
    private int _listening;

    public StreamableSession(string id, Caller owner, ServerFactory servers, ILoggerFactory loggers, TimeProvider time)
        : base(id, owner, time)
    {
        _transport = new StreamableHttpServerTransport(loggers) { SessionId = id, FlowExecutionContextFromRequests = true };
        Server = servers.CreateForSession(_transport);

        // The session outlives the request that opened it, and must not carry that one's activity and locals along.
        using (ExecutionContext.SuppressFlow())
        {
            Run = Server.RunAsync(Closing);
        }
    }

    /// <summary>The ids of the requests that are being answered.</summary>
    public PendingRequests Pending { get; } = new();

    protected override McpServer Server { get; }

    protected override ITransport Transport => _transport;

    protected override Task Run { get; }

    /// <summary>Handles one POST and ends when its answer is written. False where there is nothing to answer.</summary>
    public Task<bool> PostAsync(JsonRpcMessage message, Stream answer, CancellationToken cancellationToken) =>
        _transport.HandlePostRequestAsync(message, answer, cancellationToken);

    /// <summary>Sends the server's own messages there until the session ends, another GET comes, or the token is cancelled.</summary>
    public async Task ListenAsync(EventStream stream, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _listening, 1) == 0)
        {
            _ = _transport.HandleGetRequestAsync(_outlet, Closing);
        }

        await _outlet.AttachAsync(stream, cancellationToken);
    }

    /// <summary>Cancels a request whose client has gone: its answer could reach nobody.</summary>
    public Task AbandonAsync(RequestId request) =>
        PostAsync(
            new JsonRpcNotification
            {
                Method = NotificationMethods.CancelledNotification,
                Params = new JsonObject { ["requestId"] = ToNode(request), ["reason"] = "The client closed the connection." },
            },
            Stream.Null,
            Closing
        );

    private static JsonNode? ToNode(RequestId id) => id.Id is long number ? number : id.Id?.ToString();
}
