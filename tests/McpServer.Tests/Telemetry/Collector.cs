using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>Takes OTLP on a port of the test's choice, over gRPC or HTTP, or refuses it. What it is sent, it forgets.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _asked = new(0);

    private Collector(WebApplication app) => _app = app;

    public static async Task<Collector> StartAsync(int port, bool isGrpc = false, int status = StatusCodes.Status200OK)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1)
        );
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector._app.Run(context => collector.AnswerAsync(context, isGrpc, status));
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Waits for so many requests.</summary>
    public async Task AskedAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await _asked.WaitAsync(TestKit.Patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _asked.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, bool isGrpc, int status)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = status;
        if (isGrpc)
        {
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", "0");
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted); // an empty message
        }

        _asked.Release();
    }
}
