using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>How long something has lasted, in the two words that matter.</summary>
internal static class Duration
{
    /// <returns><c>12 s</c>, <c>3 min</c>, <c>2 h 5 min</c>, <c>4 d 3 h</c>.</returns>
    public static string Text(TimeSpan time) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{time switch
            {
                { Ticks: < 0 } => "0 s",
                { TotalSeconds: < 60 } => $"{time.Seconds} s",
                { TotalMinutes: < 60 } => $"{time.Minutes} min",
                { TotalHours: < 24 } => $"{time.Hours} h {time.Minutes} min",
                _ => $"{time.Days} d {time.Hours} h",
            }}"
        );
}
