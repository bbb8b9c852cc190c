namespace OllamaMcp.TestKit;

/// <summary>How long a test waits for what must come: far longer than it takes, far shorter than a run that hangs.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(90);

    /// <summary>Ends when the test is given up, or after <see cref="Limit"/>.</summary>
    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
            source.CancelAfter(Limit);
            return source.Token;
        }
    }
}
