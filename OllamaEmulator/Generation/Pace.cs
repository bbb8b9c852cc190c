namespace OllamaMcp.Emulator.Generation;

/// <summary>Keeps a rate on average: it waits until a piece is due, and never makes up for a slow client in a burst of waits.</summary>
internal sealed class Pace(TimeProvider time, double? perSecond)
{
    private readonly long start = time.GetTimestamp();
    private double done;

    public ValueTask WaitAsync(double amount, CancellationToken cancellationToken)
    {
        if (perSecond is not { } rate)
        {
            return ValueTask.CompletedTask;
        }

        done += amount;
        TimeSpan ahead = TimeSpan.FromSeconds(done / rate) - time.GetElapsedTime(start);
        return ahead > TimeSpan.Zero ? new ValueTask(Task.Delay(ahead, time, cancellationToken)) : ValueTask.CompletedTask;
    }
}
