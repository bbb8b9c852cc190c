namespace OllamaMcp.AppHost.Tests.Fakes;

/// <summary>A folder for PATH with shell scripts that stand in for programs.</summary>
internal sealed class FakePrograms : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public FakePrograms() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs are shell scripts");

    public string Folder { get; } = Directory.CreateTempSubdirectory("ollama-mcp-programs-").FullName;

    public void Add(string name, string script)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
