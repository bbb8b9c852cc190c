using System.Net;
using Microsoft.AspNetCore.Connections;
using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>A listener that closes its port while the faults refuse everything, and opens the same port again afterwards.</summary>
internal sealed class RefusingListener : IConnectionListener
{
    private readonly IConnectionListenerFactory _sockets;
    private readonly FaultBook _faults;
    private readonly SemaphoreSlim _switching = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private volatile IConnectionListener? _open;
    private TaskCompletionSource _reopened = New();

    public RefusingListener(IConnectionListenerFactory sockets, FaultBook faults, IConnectionListener first)
    {
        _sockets = sockets;
        _faults = faults;
        _open = first;
        EndPoint = first.EndPoint;
        _faults.OnChange = Switch;
    }

    public EndPoint EndPoint { get; }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (!_closing.IsCancellationRequested)
        {
            var again = Volatile.Read(ref _reopened).Task;
            if (_open is { } listener && await listener.AcceptAsync(cancellationToken) is { } connection)
            {
                return connection;
            }

            // Unbound: by a fault, until it is cleared, or for good
            if (!_closing.IsCancellationRequested)
            {
                await again.WaitAsync(_closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return null;
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _faults.OnChange = null;
        await _closing.CancelAsync();
        if (_open is { } listener)
        {
            await listener.UnbindAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is { } listener)
        {
            await listener.DisposeAsync();
        }

        _closing.Dispose();
        _switching.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Runs to its end before the one who set the fault goes on: from then on connections are refused
    private void Switch()
    {
        _switching.Wait(CancellationToken.None);
        try
        {
            if (_faults.RefusesAll && _open is { } listener)
            {
                _open = null;
                Close(listener);
            }
            else if (!_faults.RefusesAll && _open is null && !_closing.IsCancellationRequested)
            {
                _open = _sockets.BindAsync(EndPoint, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                Interlocked.Exchange(ref _reopened, New()).TrySetResult();
            }
        }
        finally
        {
            _switching.Release();
        }
    }

    private static void Close(IConnectionListener listener)
    {
        listener.UnbindAsync().AsTask().GetAwaiter().GetResult();
        listener.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
