using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Keeps what a check found for a moment, so that however many ask, a dependency is asked about once a second; those who ask
/// meanwhile wait for the one look. A look that takes too long after a good one degrades, and only the next one fails. A change of
/// state is logged once. Thread-safe.
/// </summary>
/// <param name="name">The name of the dependency.</param>
/// <param name="look">Looks once; ends when its token is cancelled. What it throws is a failure of the dependency.</param>
/// <param name="failure">What a failed look means for the service.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets the changes of state.</param>
public sealed partial class CachedHealthCheck(
    string name,
    Func<CancellationToken, Task<HealthCheckResult>> look,
    HealthStatus failure,
    TimeProvider time,
    ILogger logger
) : IHealthCheck
{
    /// <summary>How long what was found holds.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>How long a look may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<HealthCheckResult>? _last;
    private long _lookedAt;
    private HealthStatus _known = HealthStatus.Healthy;
    private bool _good;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_lookedAt) >= Freshness))
            {
                _last = LookAsync();
            }

            return _last.WaitAsync(cancellationToken);
        }
    }

    // On nobody's token: whoever asked first may leave, while others wait for the same look.
    private async Task<HealthCheckResult> LookAsync()
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(Limit, time);
        HealthCheckResult result;
        try
        {
            result = await look(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // Late once: it may be busy, and taking the service out for that would help nobody.
            var state = _good ? HealthStatus.Degraded : failure;
            result = new HealthCheckResult(state, $"It did not answer within {Limit.TotalSeconds:0} seconds.");
        }
#pragma warning disable CA1031 // Whatever goes wrong with a dependency is a state of it, and never an error of the endpoint.
        catch (Exception e)
#pragma warning restore CA1031
        {
            result = new HealthCheckResult(failure, e.Message);
        }

        lock (_gate)
        {
            _lookedAt = time.GetTimestamp();
            _good = result.Status == HealthStatus.Healthy;
            Tell(result);
        }

        return result;
    }

    private void Tell(HealthCheckResult result)
    {
        if (result.Status == _known)
        {
            return;
        }

        _known = result.Status;
        if (_known == HealthStatus.Healthy)
        {
            LogBack(name);
        }
        else
        {
            LogMissing(name, _known, result.Description);
        }
    }

    [LoggerMessage(9001, LogLevel.Information, "{Dependency} answers again")]
    private partial void LogBack(string dependency);

    [LoggerMessage(9002, LogLevel.Warning, "{Dependency} is {State}: {Detail}")]
    private partial void LogMissing(string dependency, HealthStatus state, string? detail);
}
