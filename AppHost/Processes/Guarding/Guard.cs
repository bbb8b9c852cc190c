using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Guarding;

/// <summary>The side of the AppHost: starts the guard and tells it what there is. Thread-safe.</summary>
internal sealed class Guard : IDisposable
{
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Process _process;

    private Guard(Process process) => _process = process;

    public ProcessIdentity? Identity => ProcessIdentity.Of(_process, BuiltPrograms.Dotnet);

    /// <param name="record">The file that it deletes where this process cannot.</param>
    /// <returns>Null where it cannot be started: the run goes on without.</returns>
    public static Guard? Start(string record)
    {
        var (file, arguments) = OwnSession.Of(BuiltPrograms.Dotnet, [typeof(Guard).Assembly.Location, GuardProgram.Argument, record]);
        var info = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(info) is { } process ? new Guard(process) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public void Add(RunProcess process) => Tell(GuardProgram.Added + process.ToLine());

    public void Remove(int process) => Tell(string.Create(CultureInfo.InvariantCulture, $"{GuardProgram.Removed}{process}"));

    /// <summary>Lets it go: nothing is left to guard.</summary>
    public void Dispose()
    {
        Tell(GuardProgram.Goodbye);
        if (!_process.WaitForExit(GoodbyePatience))
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private void Tell(string line)
    {
        lock (_lock)
        {
            try
            {
                _process.StandardInput.WriteLine(line);
                _process.StandardInput.Flush();
            }
            catch (IOException)
            {
                // It was killed. The record is left.
            }
        }
    }
}
