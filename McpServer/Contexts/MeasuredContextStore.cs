using System.Diagnostics;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Contexts;

/// <summary>A store with spans and measurements around what callers do with it. Thread-safe as the store is.</summary>
internal sealed class MeasuredContextStore(IContextStore store, TimeProvider time) : IContextStore
{
    /// <inheritdoc/>
    public string Kind => store.Kind;

    /// <inheritdoc/>
    public Task<Conversation?> LoadAsync(string sessionId, CancellationToken cancellationToken) =>
        MeasureAsync("load", (store, sessionId, cancellationToken), static a => a.store.LoadAsync(a.sessionId, a.cancellationToken));

    /// <inheritdoc/>
    public Task<long> SaveAsync(string sessionId, ConversationDraft draft, long? expectedVersion, CancellationToken cancellationToken) =>
        MeasureAsync(
            "save",
            (store, sessionId, draft, expectedVersion, cancellationToken),
            static a => a.store.SaveAsync(a.sessionId, a.draft, a.expectedVersion, a.cancellationToken)
        );

    /// <inheritdoc/>
    public Task<bool> ClearAsync(string sessionId, CancellationToken cancellationToken) =>
        MeasureAsync("clear", (store, sessionId, cancellationToken), static a => a.store.ClearAsync(a.sessionId, a.cancellationToken));

    /// <inheritdoc/>
    public Task<ConversationPage> ListAsync(string prefix, string? cursor, int pageSize, CancellationToken cancellationToken) =>
        MeasureAsync(
            "list",
            (store, prefix, cursor, pageSize, cancellationToken),
            static a => a.store.ListAsync(a.prefix, a.cursor, a.pageSize, a.cancellationToken)
        );

    /// <inheritdoc/>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => store.SweepAsync(cancellationToken);

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancellationToken) => store.PingAsync(cancellationToken);

    // The arguments go along as a value, so that nothing is allocated for them while nobody listens.
    private async Task<T> MeasureAsync<TArguments, T>(string operation, TArguments arguments, Func<TArguments, Task<T>> call)
    {
        if (!ServerMetrics.ContextDuration.Enabled && !ServerSource.Activities.HasListeners())
        {
            return await call(arguments);
        }

        using var span = ServerSource.Activities.StartActivity($"context {operation}");
        var tags = new TagList { { TelemetryKeys.ContextOperation, operation }, { TelemetryKeys.ContextStore, Kind } };
        var started = time.GetTimestamp();
        try
        {
            return await call(arguments);
        }
        catch (Exception failure)
        {
            var code = CodeOf(failure);
            tags.Add(TelemetryKeys.ErrorType, code.Value);
            span?.SetStatus(ActivityStatusCode.Error, code.Meaning);
            throw;
        }
        finally
        {
            Record(span, tags, time.GetElapsedTime(started));
        }
    }

    private static void Record(Activity? span, in TagList tags, TimeSpan duration)
    {
        ServerMetrics.ContextDuration.Record(duration.TotalSeconds, tags);
        if (span is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in tags)
            {
                span.SetTag(name, value);
            }
        }
    }

    private static ErrorCode CodeOf(Exception failure) =>
        failure switch
        {
            ToolException known => known.Code,
            OperationCanceledException => ErrorCodes.Cancelled,
            _ => ErrorCodes.Internal,
        };
}
