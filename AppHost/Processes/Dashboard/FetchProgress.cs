using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>Tells every few seconds how much has come, and gives up when nothing more comes. Not thread-safe.</summary>
/// <param name="total">Bytes that are expected, more or less.</param>
internal sealed class FetchProgress(long total, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly long _start = time.GetTimestamp();
    private long _told = time.GetTimestamp();
    private long _grown = time.GetTimestamp();
    private long _most;

    /// <returns>A line for the user; null where it is not yet time for one.</returns>
    /// <exception cref="HostException">Nothing has come for too long.</exception>
    public string? Observe(long bytes)
    {
        if (bytes > _most)
        {
            (_most, _grown) = (bytes, time.GetTimestamp());
        }
        else if (time.GetElapsedTime(_grown) > Patience)
        {
            throw new HostException($"nothing has come for {Patience.TotalSeconds:0} s");
        }
        if (time.GetElapsedTime(_told) < Between)
        {
            return null;
        }
        _told = time.GetTimestamp();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Min(99, _most * 100 / total)}% after {time.GetElapsedTime(_start).TotalSeconds:0} s"
        );
    }
}
