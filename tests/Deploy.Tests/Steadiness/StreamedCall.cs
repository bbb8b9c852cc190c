using System.Text;
using OllamaMcp.Deploy.Tests.Calling;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>A call that is in the middle of its answer. Disposing hangs up.</summary>
internal sealed class StreamedCall : IAsyncDisposable
{
    private const int SomePieces = 20;
    private readonly ToolCaller _caller;
    private readonly StringBuilder _heard = new();
    private readonly TaskCompletionSource _flows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pieces;

    private StreamedCall(ToolCaller caller, string arguments)
    {
        _caller = caller;
        Answer = caller.CallAsync("ollama_generate_stream", arguments, Hear);
    }

    public Task<ToolAnswer> Answer { get; }

    public string? Session => _caller.Session;

    /// <summary>The text that came before anything happened to the call.</summary>
    public string Heard { get; private set; } = "";

    /// <summary>Returns when the model has begun to answer.</summary>
    public static async Task<StreamedCall> StartAsync(Uri server, bool hasSession, string arguments)
    {
        var call = new StreamedCall(new ToolCaller(server, hasSession), arguments);
        if (await Task.WhenAny(call._flows.Task, call.Answer) == call.Answer)
        {
            Assert.Fail($"It ended too early: {(await call.Answer).Result}");
        }

        return call;
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await ((Task)Answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Hear(string piece)
    {
        _heard.Append(piece);
        if (++_pieces == SomePieces)
        {
            Heard = _heard.ToString();
            _flows.TrySetResult();
        }
    }
}
