namespace OllamaMcp.Server.Access;

/// <summary>Says at start what may surprise: tokens that are set, and nobody asks for them.</summary>
internal sealed partial class AccessAnnouncement(AccessOptions options, TokenRing tokens, ILogger<AccessAnnouncement> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Required && tokens.Current.Count > 0)
        {
            LogNotRequired(tokens.Current.Count);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        4004,
        LogLevel.Warning,
        "{Count} tokens are set, but MCP_PORT takes calls without one: set Access__Required to true where that is not meant"
    )]
    private partial void LogNotRequired(int count);
}
