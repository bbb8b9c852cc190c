using System.ComponentModel;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Does checks one after the other; once one fails the rest is skipped, since it would only fail for the same reason.</summary>
internal sealed class CheckRun(ToolErrors errors, TimeProvider time, string tool)
{
    private readonly List<CheckResult> _results = [];

    public IReadOnlyList<CheckResult> Results => _results;

    public bool AllPassed { get; private set; } = true;

    /// <summary>Does a check, and gives what it gave; null where it failed or was skipped.</summary>
    /// <param name="name">Its stable name.</param>
    /// <param name="check">Throws where it fails.</param>
    /// <param name="describe">Says what came of it.</param>
    /// <param name="cancellationToken">Ends the whole run, by an exception.</param>
    public async Task<T?> RunAsync<T>(
        string name,
        Func<CancellationToken, Task<T>> check,
        Func<T, string> describe,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (!AllPassed)
        {
            _results.Add(new CheckResult { Name = name, Status = "skipped" });
            return null;
        }

        var started = time.GetTimestamp();
        try
        {
            var answer = await check(cancellationToken);
            Add(name, "passed", started, describe(answer), null);
            return answer;
        }
        catch (Exception exception) when (exception is OllamaException or ToolException)
        {
            AllPassed = false;
            var error = await errors.TranslateAsync(exception, new FailedCall(tool), cancellationToken);
            Add(name, "failed", started, null, ItemError.Of(error));
            return null;
        }
    }

    private void Add(string name, string status, long started, string? detail, ItemError? problem) =>
        _results.Add(
            new CheckResult
            {
                Name = name,
                Status = status,
                Milliseconds = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1),
                Detail = detail,
                Problem = problem,
            }
        );
}

/// <summary>What came of a check.</summary>
internal sealed record CheckResult
{
    [Description("The check.")]
    public required string Name { get; init; }

    [Description("passed, failed, or skipped because an earlier one failed.")]
    public required string Status { get; init; }

    [Description("How long it took.")]
    public double? Milliseconds { get; init; }

    [Description("What it found.")]
    public string? Detail { get; init; }

    [Description("Why it failed, and what to do.")]
    public ItemError? Problem { get; init; }
}
