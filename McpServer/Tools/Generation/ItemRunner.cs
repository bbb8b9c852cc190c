using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>
/// Does the items of one call side by side, each at its own place. An item that fails is an item with an error; only the end of the
/// whole call ends all. Thread-safe.
/// </summary>
internal sealed class ItemRunner(ToolErrors errors)
{
    /// <summary>Those that are done, as JSON for the error of a call that ends early; null while there are none.</summary>
    public static string? Finished<T>(IEnumerable<T?> items, JsonTypeInfo<IReadOnlyList<T>> json)
        where T : class => items.OfType<T>().ToList() is { Count: > 0 } finished ? ReadableJson.Of(finished, json) : null;

    /// <param name="items">Filled; its length says how many there are. Read it at any time: null is not done yet.</param>
    /// <param name="parallel">How many at once; at least 1.</param>
    /// <param name="call">Whose progress is told, an item at a time.</param>
    /// <param name="one">Does an item.</param>
    /// <param name="failed">Makes an item of its error.</param>
    /// <param name="cancellationToken">Ends all.</param>
    public Task RunAsync<T>(
        T?[] items,
        int parallel,
        ToolCallContext call,
        Func<int, CancellationToken, Task<T>> one,
        Func<int, ItemError, T> failed,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(
            Enumerable.Range(0, items.Length),
            options,
            async (i, cancel) =>
            {
                var outcome = "done";
                try
                {
                    items[i] = await one(i, cancel);
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    var error = await errors.TranslateAsync(e, new FailedCall(call.Tool), cancel);
                    items[i] = failed(i, ItemError.Of(error));
                    outcome = error.Code.Value;
                }

                await call.AdvanceAsync(1, items.Length, $"item {i + 1} of {items.Length}: {outcome}", cancel);
            }
        );
    }
}
