namespace OllamaMcp.Server.Tools.Calls;

/// <summary>What a tool knows of the call that it answers. Used by one call; <see cref="ReportAsync"/> may be called from several threads.</summary>
internal sealed class ToolCallContext(string tool, string caller, string requestId, IToolProgress? progress) : IDisposable
{
    // Less than any real step, yet it survives in a double next to a terabyte of bytes.
    private const double SmallestStep = 0.001;
    private const int Decimals = 3;
    private readonly SemaphoreSlim _reporting = new(1, 1);
    private double _last = double.NegativeInfinity;

    /// <summary>The wire name of the tool.</summary>
    public string Tool { get; } = tool;

    /// <summary>Who calls: the name of the token, or <c>anonymous</c>.</summary>
    public string Caller { get; } = caller;

    /// <summary>By which <c>ollama_cancel_request</c> ends this call: the caller's, or made here. Goes into every result that has room for it.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>False where nobody listens: then messages need not be composed.</summary>
    public bool WantsProgress { get; } = progress is not null;

    /// <summary>Gives the text that has come so far, for the error where the call ends early. Null: there is none.</summary>
    public Func<string?>? Partial { get; set; }

    /// <summary>
    /// Tells the caller how far the call is; does nothing where nobody listens. Progress has to rise on the wire, so a value that does
    /// not is raised by a thousandth above the one before it.
    /// </summary>
    /// <param name="value">How much is done: bytes, pieces of text, items.</param>
    /// <param name="total">How much there is in all; null where that is not known.</param>
    /// <param name="message">What is going on, for people.</param>
    /// <param name="cancellationToken">Stops waiting for a slow reader.</param>
    public ValueTask ReportAsync(double value, double? total, string message, CancellationToken cancellationToken) =>
        progress is null
            ? ValueTask.CompletedTask
            : SendAsync(progress, last => value > last ? value : last + SmallestStep, total, message, cancellationToken);

    /// <summary>Tells that one more step is done, for items that are done side by side.</summary>
    /// <inheritdoc cref="ReportAsync"/>
    public ValueTask AdvanceAsync(double step, double? total, string message, CancellationToken cancellationToken) =>
        progress is null
            ? ValueTask.CompletedTask
            : SendAsync(progress, last => Math.Max(0, last) + step, total, message, cancellationToken);

    private async ValueTask SendAsync(
        IToolProgress listener,
        Func<double, double> next,
        double? total,
        string message,
        CancellationToken cancellationToken
    )
    {
        await _reporting.WaitAsync(cancellationToken);
        try
        {
            // Sums of thousandths in binary end in digits that nobody meant.
            _last = Math.Round(next(_last), Decimals);
            await listener.ReportAsync(_last, total is { } known ? Math.Max(known, _last) : null, message, cancellationToken);
        }
        finally
        {
            _reporting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reporting.Dispose();
}
