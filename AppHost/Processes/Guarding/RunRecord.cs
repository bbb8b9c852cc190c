using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>
/// The processes of one run in a file, so that the next run can end what this one leaves behind where both AppHost and guard are
/// killed. Where the file cannot be written, the run goes on without. Thread-safe.
/// </summary>
internal sealed class RunRecord : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<RunProcess> _processes = [];

    public string File { get; }

    public RunRecord(string folder, ProcessIdentity appHost)
    {
        File = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{appHost.Id}-{appHost.Started.Ticks}.run"));
        Add(new RunProcess(RunProcess.AppHost, appHost, ""));
    }

    public void Add(RunProcess process)
    {
        lock (_lock)
        {
            _processes.Add(process);
            Write();
        }
    }

    public void Remove(int process)
    {
        lock (_lock)
        {
            _processes.RemoveAll(other => other.Identity.Id == process);
            Write();
        }
    }

    public void Dispose() => Delete(File);

    public static void Delete(string file) => Try(() => System.IO.File.Delete(file));

    // Beside it first: who reads it in this moment sees all of it.
    private void Write() =>
        Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllLines(File + "~", _processes.Select(process => process.ToLine()));
            System.IO.File.Move(File + "~", File, overwrite: true);
        });

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A read-only home: the guard alone must do.
        }
    }
}
