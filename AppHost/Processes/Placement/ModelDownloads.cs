using OllamaMcp.AppHost.Commands;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Pulls the models that the settings name, while everything runs already.</summary>
internal sealed class ModelDownloads(HttpClient http)
{
    // Several Ollamas of one user share a folder: two downloads of the same model would disturb each other.
    private static readonly SemaphoreSlim OneByOne = new(1);

    /// <returns>What pulls them, and tells how it goes; null where there are none.</returns>
    public Func<Action<string>, CancellationToken, Task>? For(IReadOnlyList<string> models, Uri ollama) =>
        models.Count == 0 ? null : (report, cancellation) => PullAsync(models, ollama, report, cancellation);

    private async Task PullAsync(IReadOnlyList<string> models, Uri ollama, Action<string> report, CancellationToken cancellation)
    {
        var pull = new ModelPull(http);
        foreach (var model in models)
        {
            await OneByOne.WaitAsync(cancellation);
            try
            {
                report((await pull.RunAsync(ollama, model, report, cancellation)).Message);
            }
            finally
            {
                OneByOne.Release();
            }
        }
    }
}
