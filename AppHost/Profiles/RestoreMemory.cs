namespace OllamaMcp.AppHost.Profiles;

/// <summary>Remembers whether Aspire's packages could be had, as long as nothing changes that could change the answer.</summary>
/// <param name="file">Two lines: the fingerprint, the answer. To forget it, delete it, or <c>obj</c> as a whole.</param>
/// <param name="fingerprint">What the answer holds for: <see cref="PackageSources"/>.</param>
internal sealed class RestoreMemory(string file, string fingerprint)
{
    private const string Yes = "yes";
    private const string No = "no";

    public static RestoreMemory Of(ProjectOnDisk project) =>
        new(Path.Combine(project.Folder, "obj", "aspire-can-be-had"), PackageSources.Fingerprint(project));

    /// <returns>The answer; null where none is known.</returns>
    public bool? Recall()
    {
        try
        {
            return File.ReadAllLines(file) is [var held, Yes or No, ..] lines && held == fingerprint ? lines[1] == Yes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the answer. Where that cannot be, the next start asks again.</summary>
    public void Remember(bool answer)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllLines(file, [fingerprint, answer ? Yes : No]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A read-only folder.
        }
    }
}
