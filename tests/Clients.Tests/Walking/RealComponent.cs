namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>Finds what a machine may lack; the test that needs it is skipped with the reason where it does.</summary>
internal static class RealComponent
{
    /// <summary>A file under the folder that a variable names.</summary>
    public static string Under(string variable, string path)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        var found = Path.Combine(folder ?? "", path);
        if (string.IsNullOrEmpty(folder) || !File.Exists(found))
        {
            Assert.Skip($"{variable} names no folder that has {path}; eng/provision provides it");
        }

        return found;
    }

    /// <summary>A program on PATH.</summary>
    public static string OnPath(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        if (found is null)
        {
            Assert.Skip($"{name} is not on PATH; eng/provision provides it");
        }

        return found;
    }

    /// <summary>A file that a variable names.</summary>
    public static string NamedBy(string variable)
    {
        var path = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(path) || !File.Exists(path))
        {
            Assert.Skip($"{variable} names no file; eng/provision provides it");
        }

        return path;
    }
}
