namespace OllamaMcp.Bench.Backends;

/// <summary>An Ollama behind everything that is measured. Disposing ends what was started for it.</summary>
internal interface IBackend : IAsyncDisposable
{
    /// <summary>How it is called in the headings.</summary>
    string Name { get; }

    Uri Address { get; }
}
