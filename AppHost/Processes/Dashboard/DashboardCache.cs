using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>
/// The folder of the user's cache that holds the dashboard's program and all that it writes. Another AppHost may use it at the same
/// time: a program appears whole or not at all, and one fetches while the others wait.
/// </summary>
/// <param name="root">Is made when something is put in.</param>
internal sealed class DashboardCache(string root, DashboardPackage package, TimeProvider time)
{
    private static readonly TimeSpan FailureHolds = TimeSpan.FromHours(1);

    public string Root => root;

    public string Program => Path.Combine(Folder, package.Program);

    /// <summary>Where the program keeps its state, in place of the user's home.</summary>
    public string Home => Path.Combine(Folder, "home");

    public bool HasProgram => File.Exists(Program);

    private string Folder => Path.Combine(root, $"{DashboardPackage.Version}-{package.Platform}");

    private string FailureFile => Path.Combine(root, "failure.txt");

    /// <summary>The <c>aspire</c> folder of this product's cache: the one that OLLAMA_MCP_CACHE names, or that of the user.</summary>
    public static DashboardCache OfUser(DashboardPackage package, TimeProvider time)
    {
        var all = Environment.GetEnvironmentVariable("OLLAMA_MCP_CACHE");
        return new DashboardCache(
            Path.GetFullPath(Path.Combine(string.IsNullOrEmpty(all) ? Path.Combine(UserCache(), "ollama-mcp") : all, "aspire")),
            package,
            time
        );
    }

    /// <summary>Puts the program in its place. Where another AppHost was faster, its program stays.</summary>
    /// <exception cref="IOException">It cannot be put there.</exception>
    public void Place(string program)
    {
        Directory.CreateDirectory(Folder);
        File.Move(program, Program, overwrite: true);
        File.Delete(FailureFile);
    }

    /// <summary>Why the last fetch failed, where that was in the last hour; else null.</summary>
    public string? RecentFailure()
    {
        try
        {
            var lines = File.ReadAllLines(FailureFile);
            var at = DateTimeOffset.Parse(lines[0], CultureInfo.InvariantCulture);
            var age = time.GetUtcNow() - at;
            return lines.Length > 1 && age >= TimeSpan.Zero && age < FailureHolds ? lines[1] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null; // there was none, or it is not to be read
        }
    }

    public void RememberFailure(string reason)
    {
        try
        {
            Directory.CreateDirectory(root);
            File.WriteAllLines(FailureFile, [time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), reason.ReplaceLineEndings(" ")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then the next start tries again.
        }
    }

    /// <summary>The right to fetch; null while another AppHost has it. Ends with the process that holds it, however that ends.</summary>
    /// <exception cref="IOException">The folder, or the file that stands for the right, cannot be made.</exception>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(root);
        var file = Path.Combine(root, "fetch.lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private static string UserCache()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder)
        {
            return folder;
        }
        return OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
    }
}
