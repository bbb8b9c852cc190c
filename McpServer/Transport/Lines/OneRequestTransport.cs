using System.Threading.Channels;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Lines;

/// <summary>Brings a server one request, and what it says to whoever sent it. Serves one request.</summary>
internal sealed class OneRequestTransport : ITransport
{
    private readonly Channel<JsonRpcMessage> _received = Channel.CreateBounded<JsonRpcMessage>(1);
    private readonly Func<JsonRpcMessage, CancellationToken, Task> _send;

    public OneRequestTransport(JsonRpcRequest request, Func<JsonRpcMessage, CancellationToken, Task> send)
    {
        _send = send;
        _received.Writer.TryWrite(request);
        _received.Writer.Complete();
    }

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _received.Reader;

    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) =>
        _send(message, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
