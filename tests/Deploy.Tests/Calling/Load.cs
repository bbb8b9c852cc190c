using System.Collections.Concurrent;
using System.Diagnostics;

namespace OllamaMcp.Deploy.Tests.Calling;

/// <summary>Programs that call tools at a steady pace, half of them in sessions, until they are stopped.</summary>
internal sealed class Load
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentQueue<(TimeSpan Took, string? Failure)> _calls = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly ToolCaller[] _callers;
    private readonly Task _running;
    private volatile bool _isStopping;

    private Load(Uri service, int callers, string tool, string arguments)
    {
        _callers = [.. Enumerable.Range(0, callers).Select(number => new ToolCaller(service, hasSession: number % 2 == 0))];
        _running = Task.WhenAll(_callers.Select(caller => RunAsync(caller, tool, arguments)));
    }

    /// <summary>Begins. Each caller makes up to ten calls a second, and none before it was answered.</summary>
    public static Load Start(Uri service, int callers, string tool, string arguments) => new(service, callers, tool, arguments);

    /// <summary>How often a session had to be opened anew until now.</summary>
    public int SessionsLost => _callers.Sum(caller => caller.SessionsLost);

    /// <summary>Ends when the calls in flight are answered.</summary>
    public async Task<LoadReport> StopAsync()
    {
        _isStopping = true;
        await _running;
        Array.ForEach(_callers, caller => caller.Dispose());
        string[] failures = [.. _calls.Where(call => call.Failure is not null).Select(call => call.Failure!)];
        var report = new LoadReport(
            _calls.Count - failures.Length,
            failures,
            SessionsLost,
            _calls.IsEmpty ? TimeSpan.Zero : _calls.Max(call => call.Took),
            Stopwatch.GetElapsedTime(_started)
        );
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        return report;
    }

    private async Task RunAsync(ToolCaller caller, string tool, string arguments)
    {
        using var pace = new PeriodicTimer(Pace);
        while (!_isStopping && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var begun = Stopwatch.GetTimestamp();
            string? failure = null;
            try
            {
                (await caller.CallAsync(tool, arguments)).Expect();
            }
            catch (Exception error) when (error is HttpRequestException or InvalidDataException or TaskCanceledException)
            {
                failure = $"{Stopwatch.GetElapsedTime(_started)}: {error.Message}";
            }

            _calls.Enqueue((Stopwatch.GetElapsedTime(begun), failure));
        }
    }
}
