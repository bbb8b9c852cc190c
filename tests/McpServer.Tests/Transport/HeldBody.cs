using System.Text;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>A response body whose first write has reached the client and does not return until it is told to.</summary>
internal sealed class HeldBody : MemoryStream
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Text => Encoding.UTF8.GetString(ToArray());

    public Task ReachedAsync() => _reached.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public void Release() => _released.TrySetResult();

    /// <summary>Returns when something else was written behind what was held.</summary>
    public Task WrittenAgainAsync() => _second.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await base.WriteAsync(buffer, cancellationToken);
        if (_reached.TrySetResult())
        {
            await _released.Task.WaitAsync(Patience.Limit, CancellationToken.None);
        }
        else
        {
            _second.TrySetResult();
        }
    }
}
