using System.Globalization;

namespace OllamaMcp.AppHost.Profiles;

/// <summary>
/// Remembers whether Aspire's packages could be had, as long as nothing changes that could change the answer. That they could not
/// holds for a day: the network may have been away, or slow.
/// </summary>
/// <param name="file">Three lines: the fingerprint, the answer, when it came. To forget it, delete it, or <c>obj</c> as a whole.</param>
/// <param name="fingerprint">What the answer holds for: <see cref="PackageSources"/>.</param>
/// <param name="time">The clock.</param>
internal sealed class RestoreMemory(string file, string fingerprint, TimeProvider time)
{
    /// <summary>How long a no holds.</summary>
    public static readonly TimeSpan NoHolds = TimeSpan.FromDays(1);

    private const string Yes = "yes";
    private const string No = "no";

    public static RestoreMemory Of(ProjectOnDisk project, TimeProvider time) =>
        new(Path.Combine(project.Folder, "obj", "aspire-can-be-had"), PackageSources.Fingerprint(project), time);

    /// <returns>The answer; null where none is known.</returns>
    public bool? Recall()
    {
        try
        {
            return File.ReadAllLines(file) switch
            {
                [var held, ..] when held != fingerprint => null,
                [_, Yes, ..] => true,
                [_, No, var said] when IsRecent(said) => false,
                _ => null,
            };
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
            File.WriteAllLines(file, [fingerprint, answer ? Yes : No, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A read-only folder.
        }
    }

    // A clock that was set back makes an answer of the future.
    private bool IsRecent(string said) =>
        DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        && (time.GetUtcNow() - at).Duration() < NoHolds;
}
