namespace OllamaMcp.Server.Tests.Access;

/// <summary>A tokens file in a folder of its own.</summary>
internal sealed class TokensFileOnDisk : IDisposable
{
    public TokensFileOnDisk(string text)
    {
        Path = System.IO.Path.Combine(Folder, "tokens");
        File.WriteAllText(Path, text);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("ollama-mcp-tokens-").FullName;

    public string Path { get; }

    public void Write(string text) => File.WriteAllText(Path, text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
