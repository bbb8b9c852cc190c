namespace OllamaMcp.Charts.Tests.Programs;

/// <summary>Finds the programs that charts are checked with; a test that needs one is skipped with the reason where it is missing.</summary>
internal static class Tool
{
    /// <summary>A program on PATH.</summary>
    public static string Find(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{name} is not on PATH; eng/provision provides it");
        return found!;
    }

    /// <summary>A file or folder that comes with the chart linters: schemas, the plugins of helm.</summary>
    public static string Shared(string path)
    {
        var beside = Path.GetDirectoryName(Find("kubeconform"))!;
        var found = Path.GetFullPath(Path.Combine(beside, "..", "share", path));
        Assert.SkipUnless(Path.Exists(found), $"There is no {found}; eng/provision provides it");
        return found;
    }
}
