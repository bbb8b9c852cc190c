namespace OllamaMcp.Deploy.Tests.Running;

/// <summary>A folder for PATH that holds the programs of every system, and of others only those that are named.</summary>
internal sealed class ProgramFolder : IDisposable
{
    private static readonly string[] Everywhere =
    [
        .. (string[])["awk", "base64", "basename", "bash", "cat", "cut", "date", "dirname", "git", "grep", "head", "mktemp"],
        .. (string[])["rm", "sed", "sleep", "sort", "tail", "tar", "tr"],
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deploy-programs-");

    public ProgramFolder(params IEnumerable<string> further)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        foreach (var name in Everywhere.Concat(further))
        {
            var found = folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
            Assert.SkipWhen(found is null, $"{name} is not on PATH; eng/provision provides helm and kubectl");
            File.CreateSymbolicLink(System.IO.Path.Combine(_folder.FullName, name), found!);
        }
    }

    public string Path => _folder.FullName;

    /// <summary>Adds a program that says something.</summary>
    public void Add(string name, string says) => AddScript(name, $"echo '{says}'");

    /// <summary>Adds a program of bash.</summary>
    public void AddScript(string name, string script)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
