using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>Where runs are recorded: one place of the user, whatever folder a run keeps its data in.</summary>
internal static class RunFolder
{
    public static string Path { get; } = System.IO.Path.Combine(HostSettings.Unset.DataFolder, "runs");
}
