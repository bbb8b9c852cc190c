using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>A session over HTTP+SSE: one GET request that carries every answer, and POST requests that carry the questions.</summary>
internal sealed class SseSession : ClientSession
{
    private readonly SseResponseStreamTransport _transport;
    private readonly Task _open;
    private readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SseSession(string id, Caller owner, EventStream stream, string endpoint, ServerFactory servers, TimeProvider time)
        : base(id, owner, time)
    {
        _transport = new SseResponseStreamTransport(stream, messageEndpoint: null, id);
        _open = OpenAsync(stream, endpoint);
        Server = servers.CreateForChannel(_transport);
        using (ExecutionContext.SuppressFlow())
        {
            Run = Server.RunAsync(Closing);
        }
    }

    protected override McpServer Server { get; }

    protected override ITransport Transport => _transport;

    protected override Task Run { get; }

    /// <summary>Ends when the session does, or with the token.</summary>
    public Task WhenClosedAsync(CancellationToken cancellationToken) => _open.WaitAsync(cancellationToken);

    /// <summary>Tells the client where to send. Only now: it may send before this returns, and the session must be found then.</summary>
    public void Announce() => _kept.TrySetResult();

    /// <summary>Hands a message of the client on; its answer goes over the stream.</summary>
    public Task ReceiveAsync(JsonRpcMessage message, CancellationToken cancellationToken) =>
        _transport.OnMessageReceivedAsync(message, cancellationToken);

    private async Task OpenAsync(EventStream stream, string endpoint)
    {
        await _kept.Task.WaitAsync(Closing);
        // The SDK would write this event into the buffer that it makes answers in, without keeping others out: an answer to a client
        // that is quicker than the end of that write came with the event before it. So it is written here, once messages are taken.
        var run = _transport.RunAsync(Closing);
        await stream.WriteEndpointAsync(endpoint, Closing);
        await run;
    }
}
