using System.Buffers;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Telemetry;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Lines;

/// <summary>
/// One client over two streams, a message a line. What is no message is answered with an error, and the input counts as ended
/// only when all that was asked has been answered, or <paramref name="patience"/> is over.
/// </summary>
internal sealed partial class LineTransport(Stream input, Stream output, long limit, TimeSpan patience, TimeProvider time, ILogger logger)
    : ITransport
{
    /// <summary>How many messages may wait for the server; after that, the client waits.</summary>
    private const int Backlog = 16;

    private readonly Channel<JsonRpcMessage> _received = Channel.CreateBounded<JsonRpcMessage>(Backlog);
    private readonly UnansweredRequests _unanswered = new();
    private readonly LineReader _lines = new(input, limit);
    private readonly LineWriter _writer = new(output);

    /// <summary>Answers <c>server/discover</c> in the server's stead, over this transport.</summary>
    public required Func<JsonRpcRequest, LineTransport, CancellationToken, Task> Discover { get; init; }

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => _received.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await _writer.WriteAsync(message, cancellationToken);
        }
        finally
        {
            _unanswered.Sent(message);
        }
    }

    /// <summary>Reads until the input ends and its requests are answered, or the token is cancelled.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadLineAsync(cancellationToken)) { }

            await _unanswered.WhenNoneAsync().WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogUnanswered(patience);
        }
        catch (IOException broken)
        {
            LogBroken(broken);
        }
        finally
        {
            _received.Writer.TryComplete();
        }
    }

    // The streams are their owner's to close.
    public ValueTask DisposeAsync()
    {
        _received.Writer.TryComplete();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _lines.ReadAsync(cancellationToken) is not { } line)
            {
                return false;
            }

            if (Trim(line) is { IsEmpty: false } message)
            {
                await ReceiveAsync(Messages.MessageReader.Parse(message), cancellationToken);
            }
        }
        catch (RefusalException refused)
        {
            ServerMetrics.Refuse(refused.Refusal.Code);
            LogRefused(refused.Message);
            await _writer.WriteAsync(refused.Refusal.ToError(refused.Id), cancellationToken);
        }

        return true;
    }

    private async ValueTask ReceiveAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        _unanswered.Received(message);
        if (message is JsonRpcRequest { Method: RequestMethods.ServerDiscover } request)
        {
            await Discover(request, this, cancellationToken);
        }
        else
        {
            await _received.Writer.WriteAsync(message, cancellationToken);
        }
    }

    // Some shells begin what they pipe with a byte order mark.
    private static ReadOnlySequence<byte> Trim(ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(line);
        reader.IsNext("\uFEFF"u8, advancePast: true);
        reader.AdvancePastAny(" \t\r"u8);
        return reader.UnreadSequence;
    }

    [LoggerMessage(1051, LogLevel.Warning, "A line that is no message was refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(1052, LogLevel.Warning, "The input ended {Limit} ago, and requests of it are still not answered; they are given up.")]
    private partial void LogUnanswered(TimeSpan limit);

    [LoggerMessage(1053, LogLevel.Warning, "The client's streams broke")]
    private partial void LogBroken(Exception error);
}
