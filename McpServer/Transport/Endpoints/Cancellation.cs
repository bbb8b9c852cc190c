namespace OllamaMcp.Server.Transport.Endpoints;

internal static class Cancellation
{
    /// <summary>Takes cancellation for the ordinary end of a stream, which it is: that is how clients close them.</summary>
    public static async Task ContinueWhenCancelledAsync(this Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (task.IsFaulted)
        {
            await task;
        }
    }
}
