using System.Text;
using OllamaMcp.Bench.Wire;

namespace OllamaMcp.Bench.Clients;

/// <summary>MCP over the older HTTP+SSE transport: requests go by POST, answers come on one stream.</summary>
internal sealed class SseCaller : ICaller
{
    private readonly HttpConnection _events;
    private readonly HttpConnection _posts;
    private Dictionary<Workload, NumberedMessage> _requests = [];
    private long _number;

    private SseCaller(HttpConnection events, HttpConnection posts) => (_events, _posts) = (events, posts);

    public static async Task<ICaller> ConnectAsync(Uri server, ToolCalls tools, CancellationToken cancellationToken)
    {
        (var caller, var path) = await ShakeHandsAsync(server, cancellationToken);
        caller._requests = tools.Workloads.ToDictionary(
            each => each,
            each => new NumberedMessage(HttpText.Post(server, path, tools.For(each).ToJson(each == Workload.Stream, "")))
        );
        return caller;
    }

    /// <summary>Opens a session that is then left alone, with nothing but its stream of events.</summary>
    public static async Task<IAsyncDisposable> OpenSessionAsync(Uri server, CancellationToken cancellationToken)
    {
        (var caller, _) = await ShakeHandsAsync(server, cancellationToken);
        await caller._posts.DisposeAsync();
        return caller._events;
    }

    private static async Task<(SseCaller Caller, string Path)> ShakeHandsAsync(Uri server, CancellationToken cancellationToken)
    {
        var caller = new SseCaller(
            await HttpConnection.OpenAsync(server, cancellationToken),
            await HttpConnection.OpenAsync(server, cancellationToken)
        );
        var path = await OpenStreamAsync(caller._events, server, cancellationToken);
        await caller.PostAsync(HttpText.Post(server, path, McpText.Initialize), cancellationToken);
        await caller.AnswerAsync(cancellationToken);
        await caller.PostAsync(HttpText.Post(server, path, McpText.Initialized), cancellationToken);
        return (caller, path);
    }

    /// <summary>Opens the stream of events.</summary>
    /// <returns>The path to which this session's messages are posted.</returns>
    private static async Task<string> OpenStreamAsync(HttpConnection events, Uri server, CancellationToken cancellationToken)
    {
        await events.SendAsync(HttpText.Get(server, "/sse", "Accept: text/event-stream"), cancellationToken);
        while (!Encoding.UTF8.GetString(events.Body).Contains("\n\n", StringComparison.Ordinal))
        {
            await events.ReadChunkAsync(cancellationToken);
        }

        var text = Encoding.UTF8.GetString(events.Body);
        events.ForgetBody();
        var data = text.Split('\n').First(line => line.StartsWith("data:", StringComparison.Ordinal))["data:".Length..].Trim();
        return new Uri(server, data).PathAndQuery;
    }

    public async ValueTask<int> CallAsync(Workload workload, CancellationToken cancellationToken)
    {
        await PostAsync(_requests[workload].With(_number++), cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await _posts.DisposeAsync();
    }

    private async ValueTask PostAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var head = await _posts.ExchangeAsync(request, cancellationToken);
        if (head.Status is not (200 or 202))
        {
            throw new InvalidOperationException($"A message was answered {head.Status}: {Answers.Shown(_posts.Body)}");
        }
    }

    /// <summary>Reads events up to the one that is an answer; returns how many were progress.</summary>
    private async ValueTask<int> AnswerAsync(CancellationToken cancellationToken)
    {
        for (var searched = 0; ; )
        {
            var answer = _events.Body[searched..].IndexOf("\"result\":"u8);
            if (answer >= 0 && _events.Body[(searched + answer)..].IndexOf("\n\n"u8) >= 0)
            {
                Answers.RequireResult(_events.Body);
                var progress = Answers.CountProgress(_events.Body);
                _events.ForgetBody();
                return progress;
            }

            searched = answer >= 0 ? searched + answer : Math.Max(0, _events.Body.Length - 16);
            if (_events.Body[searched..].IndexOf("\"error\":"u8) >= 0 || !await _events.ReadChunkAsync(cancellationToken))
            {
                throw new InvalidOperationException($"A call failed: {Answers.Shown(_events.Body)}");
            }
        }
    }
}
