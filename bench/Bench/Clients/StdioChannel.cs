using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>One pair of pipes to a server process, which all callers share: MCP over stdio has no other way. Thread-safe.</summary>
internal sealed class StdioChannel : IDisposable
{
    private static readonly byte[] NewLine = [(byte)'\n'];
    private readonly ConcurrentDictionary<long, PendingCall> _pending = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Stream _input;
    private long _numbers;

    public StdioChannel(Stream input, Stream output)
    {
        _input = input;
        Completion = ReadAsync(PipeReader.Create(output));
    }

    /// <summary>Ends when the server has closed its output.</summary>
    public Task Completion { get; }

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var numbered = McpText.Initialize.Replace("\"id\":1,", $"\"id\":{NumberedMessage.Placeholder},", StringComparison.Ordinal);
        await CallAsync(new NumberedMessage(Line(numbered)), cancellationToken);
        await WriteAsync(new NumberedMessage(Line(McpText.Initialized)), 0, cancellationToken);
    }

    /// <summary>Sends a request and waits for its answer; returns how many progress notifications came with it.</summary>
    public async ValueTask<int> CallAsync(NumberedMessage message, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _numbers);
        var call = new PendingCall();
        _pending[number] = call;
        await WriteAsync(message, number, cancellationToken);
        return await call.Answer.Task.WaitAsync(cancellationToken);
    }

    public static byte[] Line(string json) => [.. Encoding.UTF8.GetBytes(json), .. NewLine];

    public void Dispose() => _writing.Dispose();

    private async Task WriteAsync(NumberedMessage message, long number, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _input.WriteAsync(message.With(number), cancellationToken);
            await _input.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync(PipeReader output)
    {
        try
        {
            ReadResult read;
            do
            {
                read = await output.ReadAsync();
                output.AdvanceTo(TakeLines(read.Buffer), read.Buffer.End);
            } while (!read.IsCompleted);

            Fail(new IOException("The server closed its output."));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            Fail(error);
        }
    }

    private SequencePosition TakeLines(ReadOnlySequence<byte> rest)
    {
        while (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            Take(line.IsSingleSegment ? line.FirstSpan : line.ToArray());
            rest = rest.Slice(rest.GetPosition(1, end));
        }

        return rest.Start;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (Answers.IsProgress(line))
        {
            if (_pending.TryGetValue(NumberedMessage.NumberOf(NumberAfter("\"progressToken\":"u8, line)), out var running))
            {
                running.Pieces++;
            }
        }
        else if (IdOf(line) is { } id && _pending.TryRemove(NumberedMessage.NumberOf(id), out var call))
        {
            call.Finish(line);
        }
    }

    private void Fail(Exception reason)
    {
        foreach (var call in _pending.Values)
        {
            call.Answer.TrySetException(reason);
        }
    }

    private static long NumberAfter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> line)
    {
        var value = line[(line.IndexOf(name) + name.Length)..].TrimStart(" "u8);
        return System.Buffers.Text.Utf8Parser.TryParse(value, out long number, out _) ? number : 0;
    }

    private static long? IdOf(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '{')
        {
            return null;
        }

        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null;
            }

            reader.Skip();
        }

        return null;
    }
}
