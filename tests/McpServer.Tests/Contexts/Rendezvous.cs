using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>Where several wait until all have come; who comes again later goes through.</summary>
internal sealed class Rendezvous(int count) : IDisposable
{
    private readonly CountdownEvent _missing = new(count);
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task MeetAsync()
    {
        if (!_met.Task.IsCompleted && _missing.Signal())
        {
            _met.SetResult();
        }

        await _met.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _missing.Dispose();
}
