using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>Takes telemetry over OTLP (HTTP, protobuf) and lets a test wait for a text in it. Names stand in protobuf as they are.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _received = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/{signal}", receiver.TakeAsync);
        await receiver._app.StartAsync(Patience.Token);
        return receiver;
    }

    /// <param name="signal">traces, metrics or logs.</param>
    /// <param name="text">What must come in it.</param>
    public async Task UntilReceivedAsync(string signal, string text)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_received.GetValueOrDefault(signal, "").Contains(text, StringComparison.Ordinal))
                {
                    return;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(Patience.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpRequest request, string signal)
    {
        using var reader = new StreamReader(request.Body, Encoding.Latin1);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        lock (_lock)
        {
            _received[signal] = _received.GetValueOrDefault(signal, "") + text;
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
