namespace OllamaMcp.TestKit;

/// <summary>A folder of one test, removed at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ollama-mcp-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
