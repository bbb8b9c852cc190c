using System.Runtime.InteropServices;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>The signals by which people and systems end a program: Ctrl-C, SIGTERM, a closed terminal, Ctrl-\.</summary>
internal sealed class EndSignals : IDisposable
{
    private static readonly PosixSignal[] All = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    private readonly List<PosixSignalRegistration> _registrations;

    /// <param name="handle">Gets each of them, on any thread, until this is disposed of.</param>
    public EndSignals(Action<PosixSignalContext> handle) =>
        _registrations = [.. All.Select(signal => PosixSignalRegistration.Create(signal, handle))];

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
