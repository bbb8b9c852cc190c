namespace OllamaMcp.Server.Tools.Calls;

/// <summary>Where the progress of one call goes. Called by one thread at a time.</summary>
internal interface IToolProgress
{
    /// <summary>Returns when the notification is on its way, so that a slow reader slows the tool down.</summary>
    ValueTask ReportAsync(double progress, double? total, string message, CancellationToken cancellationToken);
}
