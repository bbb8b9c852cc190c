using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Probes;

namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>Asks a part once, and does not wait longer for it than it is worth.</summary>
internal static class HealthQuestion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="probe">Asks it.</param>
    /// <param name="ended">Completes where its process ends: then there is nothing to wait for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends the question.</param>
    /// <returns>Null when it is well; else the complaint.</returns>
    public static async Task<string?> AskAsync(IProbe? probe, Task ended, TimeProvider time, CancellationToken stop)
    {
        if (probe is null)
        {
            return null;
        }
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        var question = probe.OnceAsync(both.Token);
        try
        {
            if (await Task.WhenAny(question, ended) != question)
            {
                await both.CancelAsync();
            }
            return await question;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"it did not answer within {Patience.TotalSeconds:0} s";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e.Message; // whatever it was, it was no answer
        }
    }
}
