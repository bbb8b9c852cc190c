namespace OllamaMcp.Bench.Clients;

/// <summary>A call over stdio that waits for its answer.</summary>
internal sealed class PendingCall
{
    public TaskCompletionSource<int> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Progress notifications so far; written by the reader alone.</summary>
    public int Pieces { get; set; }

    public void Finish(ReadOnlySpan<byte> line)
    {
        try
        {
            Answers.RequireResult(line);
            Answer.TrySetResult(Pieces);
        }
        catch (InvalidOperationException error)
        {
            Answer.TrySetException(error);
        }
    }
}
