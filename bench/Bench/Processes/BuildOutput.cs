using System.Reflection;

namespace OllamaMcp.Bench.Processes;

/// <summary>Where the other projects of the repository were built to.</summary>
internal static class BuildOutput
{
    /// <summary>A program of the repository, built in the same configuration as this one.</summary>
    public static string Of(string project, string assembly)
    {
        var path = InRepository(Path.Combine(project, Metadata("Output"), assembly));
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} was not built: {path} is missing.");
    }

    public static string InRepository(string path) => Path.Combine(Metadata("RepositoryRoot"), path);

    private static string Metadata(string key) =>
        typeof(BuildOutput).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == key).Value!;
}
