namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>The records of this user's runs: those that go on, and those that could not end.</summary>
internal sealed class RunRecords(string folder)
{
    private const string Files = "*.run";

    public static RunRecords OfUser { get; } = new(RunFolder.Path);

    /// <returns>Each record with its processes; none where there is no folder.</returns>
    public IReadOnlyList<(string File, IReadOnlyList<RunProcess> Processes)> Read()
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Files).Select(file => (file, ReadFile(file)))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <returns>The process of a run that goes on, and the AppHost of that run; null where the port is none of theirs.</returns>
    /// <param name="port">A port that is taken.</param>
    /// <param name="holder">The process that holds it, where that is known.</param>
    public (RunProcess Process, RunProcess AppHost)? FindHolder(int port, int? holder)
    {
        foreach (var (_, processes) in Read())
        {
            var found = processes.FirstOrDefault(process => holder is null ? process.IsAt(port) : process.Identity.Id == holder);
            if (found?.Identity.IsAlive() is true && processes[0].Identity.IsAlive())
            {
                return (found, processes[0]);
            }
        }
        return null;
    }

    private static List<RunProcess> ReadFile(string file)
    {
        try
        {
            return [.. File.ReadLines(file).Select(RunProcess.Parse).OfType<RunProcess>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // the run ended meanwhile
        }
    }
}
