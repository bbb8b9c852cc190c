using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>Where NuGet looks for packages, as a fingerprint: when it changes, other packages may be there.</summary>
internal static class PackageSources
{
    private static readonly string[] FileNames = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <param name="project">The project that is restored.</param>
    /// <returns>A text that is the same as long as the version of Aspire and the settings of NuGet are. Reads a handful of small files.</returns>
    public static string Fingerprint(ProjectOnDisk project)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(project.AspireVersion);
        foreach (var file in ConfigurationFiles(project.Folder))
        {
            Add(file);
            Add(File.ReadAllText(file));
        }
        foreach (var line in Variables())
        {
            Add(line);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
    }

    // Those beside and above the project, then the user's, then the machine's.
    private static IEnumerable<string> ConfigurationFiles(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            foreach (var file in Existing(at.FullName, FileNames))
            {
                yield return file;
            }
        }
        var roots = new[] { Environment.SpecialFolder.ApplicationData, Environment.SpecialFolder.UserProfile }.Select(root =>
            Environment.GetFolderPath(root, Environment.SpecialFolderOption.DoNotVerify)
        );
        foreach (var file in roots.SelectMany(root => UserFiles(root)).Concat(Existing("/etc/opt/NuGet/Config", FileNames)))
        {
            yield return file;
        }
    }

    private static IEnumerable<string> UserFiles(string root) =>
        Existing(Path.Combine(root, "NuGet"), FileNames).Concat(Existing(Path.Combine(root, ".nuget", "NuGet"), FileNames));

    private static IEnumerable<string> Existing(string folder, IEnumerable<string> names) =>
        names.Select(name => Path.Combine(folder, name)).Where(File.Exists);

    private static IEnumerable<string> Variables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => $"{entry.Key}={entry.Value}")
            .Where(line =>
                line.StartsWith("NUGET_", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Restore", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);
}
