using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Ollama.Tracing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>
/// The lines of a streamed answer. Read once, by one reader. It ends in order only behind the line that says so
/// (<c>done: true</c>, or <c>status: success</c>); else it throws <see cref="OllamaException"/>, or, when cancelled or
/// disposed in the middle, <see cref="OperationCanceledException"/>. Disposing it closes the connection, which stops the model.
/// </summary>
/// <example>
/// A stream as it comes, with the ugly case at its end (an error under status 200):
/// <code>
/// {"model":"m","created_at":"…","response":"Once","done":false}
/// {"error":"an error was encountered while running the model: unexpected EOF"}
/// </code>
/// </example>
internal sealed class OllamaStream<T>(OllamaReply reply, JsonTypeInfo<T> type, ModelCall? watched) : IAsyncEnumerable<T>, IAsyncDisposable
    where T : class, IStreamItem
{
    /// <summary>Ollama ends the body in the moment of the last line; what is in between may hold the end back, and must not hold the answer.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(1);

    private readonly TextSoFar _text = new();
    private bool _read;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (_read)
        {
            throw new InvalidOperationException("A stream of Ollama is read once.");
        }

        _read = true;
        return ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        watched?.Dispose();
        reply.Dispose();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var joined = reply.Clock.Join(cancellationToken);
        try
        {
            T item;
            do
            {
                item = await NextAsync();
                yield return item;
            } while (!item.IsLast);

            await FinishAsync();
        }
        finally
        {
            watched?.Dispose();
            reply.Dispose();
            reply.Reader.Dispose();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> NextAsync()
    {
        try
        {
            reply.Clock.Token.ThrowIfCancellationRequested();
            if (!await reply.Reader.ReadLineAsync())
            {
                throw reply.Failures.EndedEarly(_text.Value, _text.Repeats);
            }

            var item = reply.Parse(reply.Reader.Line.Span, type, _text);
            _text.Add(item.Text);
            watched?.Received(item);
            return item;
        }
        catch (JsonException) when (reply.Reader.Ended)
        {
            throw Failed(reply.Failures.Cut("it ended in the middle of a line", _text.Value));
        }
        catch (Exception failure)
        {
            throw Failed(reply.Failures.Explain(failure, reply.Clock, _text.Value));
        }
    }

    private Exception Failed(Exception explained)
    {
        watched?.Failed(explained);
        return explained;
    }

    /// <summary>
    /// Waits a moment for the end of the body, so that the connection can serve the next call; one that does not end is dropped.
    /// Nothing that goes wrong now matters to the answer, which is complete.
    /// </summary>
    private async ValueTask FinishAsync()
    {
        try
        {
            await reply.Reader.FinishAsync(EndLimit);
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or HttpRequestException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or InvalidDataException
            )
        {
            // The connection is dropped.
        }
    }
}
