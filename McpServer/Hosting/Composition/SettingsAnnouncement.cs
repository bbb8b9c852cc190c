using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>Says at start which variables were left alone.</summary>
internal sealed partial class SettingsAnnouncement(SettingsReading reading, ILogger<SettingsAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var note in reading.Notes)
        {
            LogNote(note);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(101, LogLevel.Information, "{Note}")]
    private partial void LogNote(string note);
}
