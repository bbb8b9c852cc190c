namespace OllamaMcp.Server.Transport.Streams;

/// <summary>
/// Where a session's own messages go: to the client's GET request of the moment, to nowhere while there is none. So a client whose
/// GET was cut by a proxy comes back with another one, as often as it likes. Thread-safe.
/// </summary>
internal sealed class SessionOutlet : WriteOnlyStream
{
    private volatile Attachment? _current;

    /// <summary>Sends to that stream from now on. The task ends when another one takes its place, or the token is cancelled.</summary>
    public async Task AttachAsync(EventStream stream, CancellationToken cancellationToken)
    {
        var mine = new Attachment(stream);
        Interlocked.Exchange(ref _current, mine)?.Replaced.TrySetResult();
        try
        {
            await stream.SendHeadersAsync(cancellationToken);
            await mine.Replaced.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.CompareExchange(ref _current, null, mine);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_current is { } attachment)
        {
            await attachment.Stream.WriteAsync(buffer, cancellationToken);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed record Attachment(EventStream Stream)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
