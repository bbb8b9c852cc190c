using System.Net;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Backends;

/// <summary>Takes telemetry over OTLP and throws it away. Disposing ends it.</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _taking;
    private long _bytes;

    public TelemetrySink()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _taking = TakeAllAsync();
    }

    public Uri Address { get; }

    /// <summary>How much has come.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _taking;
    }

    private async Task TakeAllAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await TakeAsync(context);
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or IOException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await context.Request.InputStream.ReadAsync(buffer)) > 0)
        {
            Interlocked.Add(ref _bytes, read);
        }

        context.Response.ContentType = "application/x-protobuf";
        context.Response.Close();
    }
}
