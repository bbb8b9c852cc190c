using System.Diagnostics;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Guarding;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>Keeps guard and record told of the processes of this run: one at a time, as what is started bears its mark. Thread-safe.</summary>
internal sealed class RunBook : IDisposable
{
    private readonly RunRecord _record;
    private readonly Guard? _guard;

    public RunBook()
    {
        using var self = Process.GetCurrentProcess();
        _record = new RunRecord(RunFolder.Path, ProcessIdentity.Of(self, self.ProcessName)!);
        RunMark.Set(_record.File);
        _guard = Guard.Start(_record.File);
        if (_guard?.Identity is { } guard)
        {
            _record.Add(new RunProcess(RunProcess.Guard, guard, ""));
        }
    }

    public void Started(Child child, string where)
    {
        if (child.Identity is { } identity)
        {
            var process = new RunProcess(child.Name, identity, where);
            _guard?.Add(process);
            _record.Add(process);
        }
    }

    public void Ended(int process)
    {
        _guard?.Remove(process);
        _record.Remove(process);
    }

    public void Dispose()
    {
        _guard?.Dispose();
        _record.Dispose();
        RunMark.Clear();
    }
}
