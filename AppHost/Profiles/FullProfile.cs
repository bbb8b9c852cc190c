using OllamaMcp.AppHost.Processes.Hosting;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>
/// Decides whether this start goes on as the AppHost of Aspire: where it was asked for, or where its packages can be had, which is
/// tried once and then remembered.
/// </summary>
/// <param name="project">What is restored and built.</param>
/// <param name="memory">The answer of an earlier start.</param>
/// <param name="open">Makes what ends the commands of the SDK where this process is killed; null where nobody does.</param>
/// <param name="say">Tells the user.</param>
/// <param name="time">The clock.</param>
internal sealed class FullProfile(ProjectOnDisk project, RestoreMemory memory, Func<RunBook?> open, Action<string> say, TimeProvider time)
{
    // A build server neither waits nor restores what it was not told to.
    private static readonly string[] BuildServers = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "TEAMCITY_VERSION", "JENKINS_URL"];

    /// <returns>The exit code of the AppHost with Aspire; null where this start goes on with processes.</returns>
    public static async Task<int?> TryRunAsync(StartSettings start)
    {
        var choice = start.Settings.Profile;
        var isWanted = choice == ProfileChoice.Aspire || (choice == ProfileChoice.Auto && !IsBuildServer());
        if (start.WantsHelp || start.Problems.Count > 0 || !isWanted)
        {
            return null;
        }
        if (ProjectOnDisk.Find() is { } project)
        {
            var memory = RestoreMemory.Of(project, TimeProvider.System);
            var full = new FullProfile(project, memory, () => new RunBook(), Console.Out.WriteLine, TimeProvider.System);
            return await full.RunAsync(choice, start.Arguments);
        }
        return choice == ProfileChoice.Auto ? null : Refuse("it is built from the sources, which are not here");
    }

    /// <inheritdoc cref="TryRunAsync"/>
    public async Task<int?> RunAsync(ProfileChoice choice, IReadOnlyList<string> args)
    {
        var isAsked = choice == ProfileChoice.Aspire;
        if (!isAsked && memory.Recall() == false)
        {
            return null;
        }
        if (await MakeAsync(isAsked ? null : AspireBuild.RestoreLimit) is not { } result)
        {
            return ExitCodes.Ok;
        }
        memory.Remember(result.Succeeded);
        if (result.Succeeded)
        {
            return await AspireRun.RunAsync(project, args);
        }
        if (isAsked)
        {
            return Refuse(result.Reason);
        }
        say(
            $"Starting without Aspire: {result.Reason}. {SettingNames.Profile}=aspire tries again, as long as it takes; else a start tries again in a day."
        );
        return null;
    }

    // Restores and builds; what the memory knows to be restored is only built. Null where the user stopped it.
    private async Task<DotnetResult?> MakeAsync(TimeSpan? limit)
    {
        using var signals = new StopSignals();
        using var launcher = new LauncherWatch(time, signals.Ask);
        using var book = open();
        var build = new AspireBuild(project, new DotnetCommand(book, time), say, time);
        try
        {
            if (memory.Recall() != true && await build.RestoreAsync(limit, signals.Stop) is { Succeeded: false } failed)
            {
                return failed;
            }
            return await build.BuildAsync(signals.Stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static bool IsBuildServer() =>
        BuildServers.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && value != "false");

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"{SettingNames.Profile} is aspire, but: {reason.TrimEnd('.')}. Leave it out to start processes instead.");
        return ExitCodes.Failed;
    }
}
