using System.Runtime.InteropServices;
using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>Keeps the states of the parts at the bottom of a terminal, up to date by the second. Thread-safe.</summary>
internal sealed class LiveStates : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Screen _screen;
    private readonly StateTable _table;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly PosixSignalRegistration[] _signals;
    private PartView[] _parts;

    /// <param name="parts">In the order in which they stand in the table.</param>
    /// <param name="screen">The terminal.</param>
    /// <param name="palette">Its colours.</param>
    /// <param name="time">The clock.</param>
    public LiveStates(IEnumerable<PartView> parts, Screen screen, Palette palette, TimeProvider time)
    {
        (_parts, _screen, _table, _time) = ([.. parts], screen, new StateTable(palette), time);
        _screen.Keep(size => _table.Render(Volatile.Read(ref _parts), size, _time.GetUtcNow()));
        _timer = time.CreateTimer(_ => _screen.Refresh(), null, Second, Second);
        _signals = OperatingSystem.IsWindows()
            ? []
            :
            [
                PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => _screen.Refresh()),
                PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => _screen.Abandon()), // since Ctrl-Z the shell has written
            ];
    }

    public void Take(PartState state)
    {
        PartView[] seen;
        PartView[] next;
        do
        {
            seen = Volatile.Read(ref _parts);
            next = [.. seen.Select(part => part.State.Name == state.Name ? part with { State = state } : part)];
        } while (Interlocked.CompareExchange(ref _parts, next, seen) != seen);
        _screen.Refresh();
    }

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _timer.Dispose();
        _screen.Keep(null);
    }
}
