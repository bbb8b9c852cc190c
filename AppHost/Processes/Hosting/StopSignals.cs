using System.Runtime.InteropServices;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>Ctrl-C, a closed terminal and SIGTERM stop the run in order; a second one stops it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly EndSignals _signals;

    public StopSignals() => _signals = new EndSignals(Handle);

    public CancellationToken Stop => _stop.Token;

    public CancellationToken Hurry => _hurry.Token;

    /// <summary>Stops the run in order, as a first signal does.</summary>
    public void Ask() => _stop.Cancel();

    public void Dispose()
    {
        _signals.Dispose();
        _stop.Dispose();
        _hurry.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_stop.IsCancellationRequested)
        {
            _stop.Cancel();
        }
        else if (context.Signal != PosixSignal.SIGHUP) // a closed terminal sends it twice: the shell does, then the kernel
        {
            _hurry.Cancel();
        }
    }
}
