namespace OllamaMcp.Emulator.Runners;

/// <summary>A loaded model that stays loaded while it is used. To be disposed of by its one user.</summary>
internal sealed class Lease(Scheduler scheduler, Runner runner) : IDisposable
{
    private bool _hasSlot;

    public Runner Runner => runner;

    /// <summary>Waits, as long as it takes, until the model has a slot for one more answer.</summary>
    public async Task TakeSlotAsync(CancellationToken cancellationToken)
    {
        await runner.Slots.WaitAsync(cancellationToken);
        _hasSlot = true;
    }

    public void Dispose()
    {
        if (_hasSlot)
        {
            _hasSlot = false;
            runner.Slots.Release();
        }

        scheduler.Release(runner);
    }
}
