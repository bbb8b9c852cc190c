using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>Takes telemetry over OTLP (HTTP, protobuf) and keeps all of it. Thread-safe.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentQueue<OtlpMetric> _metrics = new();
    private readonly ConcurrentQueue<OtlpLog> _logs = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.Single();

    public IReadOnlyCollection<OtlpSpan> Spans => _spans;

    public IReadOnlyCollection<OtlpMetric> Metrics => _metrics;

    public IReadOnlyCollection<OtlpLog> Logs => _logs;

    /// <summary>What the sender says of itself.</summary>
    public IReadOnlyDictionary<string, object?> Resource { get; private set; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/{signal}", receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpRequest request, string signal)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var message = new ProtoMessage(body.ToArray());
        Resource = OtlpReading.Resource(message);
        switch (signal)
        {
            case "traces":
                Keep(_spans, OtlpReading.Spans(message));
                break;
            case "metrics":
                Keep(_metrics, OtlpReading.Metrics(message));
                break;
            default:
                Keep(_logs, OtlpReading.Logs(message));
                break;
        }
    }

    private static void Keep<T>(ConcurrentQueue<T> queue, IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            queue.Enqueue(item);
        }
    }
}
