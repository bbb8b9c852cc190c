using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OllamaMcp.Server.Transport.Streams;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class EventStreamTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task SendHeadersAsync_CancelledAlready_ThrowsAndLeavesTheConnection()
    {
        var connection = new Connection();
        var context = ContextOver(new MemoryStream(), connection);
        await using var stream = new EventStream(context.Response, isAnswer: false, Interval, new ManualTime());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.SendHeadersAsync(new CancellationToken(canceled: true)));

        Assert.False(connection.IsAborted);
    }

    [Fact]
    public async Task WriteAsync_CancelledWhileTheClientReadsNothing_BreaksTheConnection()
    {
        var connection = new Connection();
        await using var body = new HeldBody();
        connection.OnAbort = body.Release;
        await using var stream = new EventStream(ContextOver(body, connection).Response, isAnswer: false, Interval, new ManualTime());
        using var cancelling = new CancellationTokenSource();

        var write = stream.WriteAsync("event: message\ndata: 1\n\n"u8.ToArray(), cancelling.Token).AsTask();
        await body.ReachedAsync();
        Assert.False(write.IsCompleted);
        await cancelling.CancelAsync();

        await write.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        Assert.True(connection.IsAborted);
    }

    private static DefaultHttpContext ContextOver(Stream body, Connection connection)
    {
        var context = new DefaultHttpContext { Response = { Body = body } };
        context.Features.Set<IHttpRequestLifetimeFeature>(connection);
        return context;
    }

    private sealed class Connection : IHttpRequestLifetimeFeature
    {
        public Action? OnAbort { get; set; }

        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort()
        {
            IsAborted = true;
            OnAbort?.Invoke();
        }
    }
}
