using System.Diagnostics;

namespace OllamaMcp.Server.Ollama.Routing;

/// <summary>
/// A stream of answers and where it comes from. Read once, by one reader; disposing it before the end closes the connection to
/// Ollama, which stops the model. A stream that is cut, turns into an error, or falls silent throws
/// <see cref="Wire.OllamaException"/>; it never ends as if it were complete.
/// </summary>
internal sealed class RoutedStream<T>(IAsyncEnumerable<T> items, string instance, IAsyncDisposable connection, Activity? route)
    : IAsyncEnumerable<T>,
        IAsyncDisposable
{
    /// <summary>The name of the instance that answers.</summary>
    public string Instance { get; } = instance;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        items.GetAsyncEnumerator(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        route?.Dispose();
    }
}
