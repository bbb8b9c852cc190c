using System.Net;
using Microsoft.AspNetCore.Connections;
using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>A listener that closes its port while the faults refuse everything, and opens the same port again afterwards.</summary>
internal sealed class RefusingListener : IConnectionListener
{
    private readonly IConnectionListenerFactory sockets;
    private readonly FaultBook faults;
    private readonly SemaphoreSlim switching = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private volatile IConnectionListener? open;
    private TaskCompletionSource reopened = New();

    public RefusingListener(IConnectionListenerFactory sockets, FaultBook faults, IConnectionListener first)
    {
        this.sockets = sockets;
        this.faults = faults;
        open = first;
        EndPoint = first.EndPoint;
        faults.OnChange = Switch;
    }

    public EndPoint EndPoint { get; }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (!closing.IsCancellationRequested)
        {
            Task again = Volatile.Read(ref reopened).Task;
            if (open is { } listener && await listener.AcceptAsync(cancellationToken) is { } connection)
            {
                return connection;
            }

            // Unbound: by a fault, until it is cleared, or for good
            if (!closing.IsCancellationRequested)
            {
                await again.WaitAsync(closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return null;
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        faults.OnChange = null;
        await closing.CancelAsync();
        if (open is { } listener)
        {
            await listener.UnbindAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (open is { } listener)
        {
            await listener.DisposeAsync();
        }

        closing.Dispose();
        switching.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Runs to its end before the one who set the fault goes on: from then on connections are refused
    private void Switch()
    {
        switching.Wait(CancellationToken.None);
        try
        {
            if (faults.RefusesAll && open is { } listener)
            {
                open = null;
                Close(listener);
            }
            else if (!faults.RefusesAll && open is null && !closing.IsCancellationRequested)
            {
                open = sockets.BindAsync(EndPoint, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                Interlocked.Exchange(ref reopened, New()).TrySetResult();
            }
        }
        finally
        {
            switching.Release();
        }
    }

    private static void Close(IConnectionListener listener)
    {
        listener.UnbindAsync().AsTask().GetAwaiter().GetResult();
        listener.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
