using System.Net.Sockets;
using OllamaMcp.Server.Errors;
using StackExchange.Redis;

namespace OllamaMcp.Server.Contexts;

/// <summary>
/// The connection to Redis: made in the background at first use, made again by itself when it breaks, which an operation that
/// begins meanwhile waits for. It ends within the time limit of the configuration (<c>SyncTimeout</c>, here 2 seconds), with
/// <c>context_store_unavailable</c> where Redis did not answer it. Thread-safe.
/// </summary>
internal sealed partial class RedisConnection(ConfigurationOptions configuration, TimeProvider time, ILogger<RedisConnection> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly TimeSpan _limit = TimeSpan.FromMilliseconds(configuration.SyncTimeout);
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connecting;

    /// <summary>The address, for messages.</summary>
    public string Address { get; } = RedisConfiguration.AddressOf(configuration);

    public async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(_limit, time);
        try
        {
            return await ConnectAndRunAsync(operation, over.Token).WaitAsync(_limit, time, cancellationToken);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or SocketException or ObjectDisposedException)
        {
            LogFailed(Address, e);
            var why = e is RedisServerException ? $"says: {e.Message}" : $"did not answer within {_limit.TotalSeconds} s";
            throw new ToolException(ErrorCodes.ContextStoreUnavailable, $"Redis at {Address} {why}.", e) { Tried = $"Redis at {Address}" };
        }
        finally
        {
            await over.CancelAsync(); // nobody waits for the connection any more
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<ConnectionMultiplexer>? connecting;
        lock (_gate)
        {
            connecting = _connecting;
            _connecting = Task.FromException<ConnectionMultiplexer>(new ObjectDisposedException(nameof(RedisConnection)));
        }

        if (connecting is { IsCompletedSuccessfully: true })
        {
            // Not Dispose alone: it may wait out a whole time limit for commands that nobody waits for any more.
            using var multiplexer = await connecting;
            await multiplexer.CloseAsync(allowCommandsToComplete: false);
        }
    }

    private async Task<T> ConnectAndRunAsync<T>(Func<IDatabase, Task<T>> operation, CancellationToken over)
    {
        var multiplexer = await Connect();
        while (true)
        {
            if (multiplexer.IsConnected || over.IsCancellationRequested)
            {
                try
                {
                    return await operation(multiplexer.GetDatabase());
                }
                catch (RedisConnectionException e) when (WasNotSent(e) && !over.IsCancellationRequested)
                {
                    // Looked at again below.
                }
            }

            // Again and again, because no event tells of a first connection that comes late.
            await Task.Delay(Look, time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Connected, but not yet to be written to: seen in the moment in which a connection is made or lost.
    private static bool WasNotSent(RedisConnectionException e) => e.FailureType == ConnectionFailureType.UnableToResolvePhysicalConnection;

    private Task<ConnectionMultiplexer> Connect()
    {
        lock (_gate)
        {
            // A failed attempt (an unknown host) is not kept; a lost connection restores itself.
            return _connecting is null or { IsFaulted: true }
                ? _connecting = ConnectionMultiplexer.ConnectAsync(configuration)
                : _connecting;
        }
    }

    [LoggerMessage(2002, LogLevel.Warning, "Redis at {Address} failed")]
    private partial void LogFailed(string address, Exception exception);
}
