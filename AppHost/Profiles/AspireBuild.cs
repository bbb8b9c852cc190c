namespace OllamaMcp.AppHost.Profiles;

/// <summary>Restores and builds the AppHost with Aspire, beside what was built without: see Directory.Build.props.</summary>
internal sealed class AspireBuild(ProjectOnDisk project, DotnetCommand dotnet, Action<string> say, TimeProvider time)
{
    /// <summary>How long a start that nobody asked for may take to find out.</summary>
    public static readonly TimeSpan RestoreLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(2);

    /// <param name="limit">How long it may take; null for as long as it takes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether the packages are there now, and if not, why.</returns>
    public async Task<DotnetResult> RestoreAsync(TimeSpan? limit, CancellationToken cancellation)
    {
        var atMost = limit is { } given ? $" ({given.TotalSeconds:0} s at most)" : "";
        using var patience = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await WithNoticeAsync(
                $"Looking whether Aspire {project.AspireVersion} can be had{atMost} ...",
                dotnet.RunAsync("restore", [project.File, .. Options], both.Token)
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DotnetResult(false, $"its packages did not arrive within {limit!.Value.TotalSeconds:0} s");
        }
    }

    public Task<DotnetResult> BuildAsync(CancellationToken cancellation) =>
        WithNoticeAsync(
            "Building the AppHost with Aspire ...",
            dotnet.RunAsync("build", [project.File, "-c", project.Configuration, .. Options], cancellation)
        );

    private static string[] Options => ["-p:AspirePackages=true", "-nodeReuse:false", "-v:quiet", "-nologo"];

    private async Task<DotnetResult> WithNoticeAsync(string notice, Task<DotnetResult> work)
    {
        if (await Task.WhenAny(work, Task.Delay(SilenceLimit, time, CancellationToken.None)) != work)
        {
            say(notice);
        }
        return await work;
    }
}
