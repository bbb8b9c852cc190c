namespace OllamaMcp.Emulator.Timing;

/// <summary>Keeps a rate on average: it waits until a piece is due, and never makes up for a slow client in a burst of waits.</summary>
internal sealed class Pace(TimeProvider time, double? perSecond)
{
    private readonly long _start = time.GetTimestamp();
    private double _done;

    public ValueTask WaitAsync(double amount, CancellationToken cancellationToken)
    {
        if (perSecond is not { } rate)
        {
            return ValueTask.CompletedTask;
        }

        _done += amount;
        var ahead = TimeSpan.FromSeconds(_done / rate) - time.GetElapsedTime(_start);
        return ahead > TimeSpan.Zero ? new ValueTask(Task.Delay(ahead, time, cancellationToken)) : ValueTask.CompletedTask;
    }
}
