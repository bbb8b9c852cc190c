namespace OllamaMcp.TestKit;

/// <summary>How long a test waits for what must come: far longer than it takes, far shorter than a run that hangs.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);
}
