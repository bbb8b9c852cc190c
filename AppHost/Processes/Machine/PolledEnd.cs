namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>Waits for the end of a process that is no child of this one, which the system does not announce.</summary>
internal static class PolledEnd
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <returns>Whether it ended within the time.</returns>
    public static async Task<bool> WithinAsync(ProcessIdentity process, TimeSpan patience, TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (process.IsAlive())
        {
            if (time.GetElapsedTime(start) >= patience)
            {
                return false;
            }
            await Task.Delay(Pause, time);
        }
        return true;
    }
}
