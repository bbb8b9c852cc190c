using System.Reflection;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>The project that this program was built from.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Configuration">What it was built as, for example Debug.</param>
/// <param name="AspireVersion">The version of Aspire that it is meant for.</param>
internal sealed record ProjectOnDisk(string File, string Configuration, string AspireVersion)
{
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>What the project file says when it is built; null where the sources are not there: a copy, or a published program.</summary>
    public static ProjectOnDisk? Find()
    {
        var said = typeof(ProjectOnDisk)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToLookup(item => item.Key, item => item.Value, StringComparer.Ordinal);
        if (said["Project"].FirstOrDefault() is not { } relative)
        {
            return null;
        }
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, relative));
        return System.IO.File.Exists(file)
            ? new ProjectOnDisk(file, said["Configuration"].First() ?? "Debug", said["AspireVersion"].First() ?? "")
            : null;
    }
}
