using System.Collections.Concurrent;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>An Aspire command line that the user has installed. Older ones cannot start the dashboard alone.</summary>
internal static class InstalledAspire
{
    private const string Name = "aspire";

    // Only the help of the right command has it: an older program answers with that of another one.
    private const string Proof = "--otlp-grpc-url";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>The full path of the program; null where PATH has none.</returns>
    public static string? OnPath() => PathSearch.Find(Name);

    public static async Task<bool> CanStartDashboardAsync(string program, TimeProvider time, CancellationToken stop)
    {
        var output = new ConcurrentQueue<string>();
        var spec = new ChildSpec(program, "dashboard", "run", "--help", "--nologo") { Environment = DashboardSpec.Quiet };
        try
        {
            await using var child = await Child.StartAsync(Name, spec, output.Enqueue, time);
            await Task.WhenAny(child.Ended, Task.Delay(Patience, time, stop));
            stop.ThrowIfCancellationRequested();
            return child.Ended.IsCompleted && output.Any(line => line.Contains(Proof, StringComparison.Ordinal));
        }
        catch (HostException)
        {
            return false;
        }
    }
}
