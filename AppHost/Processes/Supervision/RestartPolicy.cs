namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>When a part that died is started again, and when it is hopeless.</summary>
internal static class RestartPolicy
{
    /// <summary>A part that was ready for so long and then dies is treated as one that never died.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromMinutes(1);

    /// <summary>So many starts in a row that end before the part is ready are hopeless.</summary>
    public const int FailedStarts = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>1, 2, 4, 8, 16 and then always 30 seconds.</summary>
    /// <param name="deaths">How often it died so far, from 1.</param>
    public static TimeSpan Pause(int deaths) => deaths > 5 ? Longest : TimeSpan.FromSeconds(1 << (deaths - 1));
}
