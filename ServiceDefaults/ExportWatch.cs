using Microsoft.Extensions.Logging;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Says in the log when telemetry does not arrive, and when it does again: once each, however often it is tried. What several signals
/// have in common, as a collector that is not there, is said once for all. Thread-safe.
/// </summary>
internal sealed partial class ExportWatch(ILogger logger)
{
    private readonly Lock _lock = new();

    // By what was asked for, and what it failed of at first.
    private readonly Dictionary<string, Cause> _failing = new(StringComparer.Ordinal);

    /// <summary>A request with telemetry failed; what it had is lost.</summary>
    public void Failed(Uri url, string reason)
    {
        lock (_lock)
        {
            var cause = new Cause(url.Authority, reason);
            var isSaid = _failing.ContainsValue(cause);
            if (_failing.TryAdd(Name(url), cause) && !isSaid)
            {
                LogFailure(Name(url), reason);
            }
        }
    }

    /// <summary>A request with telemetry was taken.</summary>
    public void Succeeded(Uri url)
    {
        lock (_lock)
        {
            if (!_failing.TryGetValue(Name(url), out var cause))
            {
                return;
            }

            // A signal that has nothing to send yet would never say that it is well too.
            foreach (var (name, _) in _failing.Where(each => each.Value == cause).ToArray())
            {
                _failing.Remove(name);
            }

            LogRecovery(Name(url));
        }
    }

    /// <summary>The URL without the name and the password that it may have.</summary>
    public static string Name(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    [LoggerMessage(
        9004,
        LogLevel.Warning,
        "Telemetry does not arrive at {Endpoint}: {Reason}. What is not taken is lost; it is tried on, and this is said once. "
            + "See OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_PROTOCOL"
    )]
    private partial void LogFailure(string endpoint, string reason);

    [LoggerMessage(9005, LogLevel.Information, "Telemetry arrives at {Endpoint} again")]
    private partial void LogRecovery(string endpoint);

    private readonly record struct Cause(string Authority, string Reason);
}
