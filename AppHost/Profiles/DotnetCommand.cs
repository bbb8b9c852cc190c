using System.Collections.Concurrent;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Hosting;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>Runs commands of the SDK, without a sound.</summary>
/// <param name="book">Has them ended where this process is killed; null where nobody looks after them.</param>
/// <param name="time">The clock.</param>
internal sealed class DotnetCommand(RunBook? book, TimeProvider time)
{
    /// <summary>What MSBuild leaves in the environment of a program that <c>dotnet run</c> starts would lead the next one astray.</summary>
    public static IReadOnlyDictionary<string, string?> CleanEnvironment { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["MSBUILD_EXE_PATH"] = null,
            ["MSBuildSDKsPath"] = null,
            ["MSBuildExtensionsPath"] = null,
            ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        };

    /// <param name="verb">The command: <c>restore</c>.</param>
    /// <param name="arguments">What stands behind it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How it ended; a failure too where there is no SDK.</returns>
    /// <exception cref="OperationCanceledException">It was told to end, and all that it started is gone.</exception>
    public async Task<DotnetResult> RunAsync(string verb, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var spec = new ChildSpec(BuiltPrograms.Dotnet, [verb, .. arguments]) { Environment = CleanEnvironment };
        var output = new ConcurrentQueue<string>();
        try
        {
            var child = Child.Start($"dotnet {verb}", spec, output.Enqueue, time);
            return new DotnetResult(await EndAsync(child, cancellation) == 0, string.Join('\n', output));
        }
        catch (HostException e)
        {
            return new DotnetResult(false, e.Message);
        }
    }

    private async Task<int> EndAsync(Child child, CancellationToken cancellation)
    {
        try
        {
            await using (child)
            {
                book?.Started(child, where: "");
                await child.FeedAsync(input: "");
                return (await child.Ended.WaitAsync(cancellation)).Code;
            }
        }
        finally
        {
            book?.Ended(child.Id);
        }
    }
}
