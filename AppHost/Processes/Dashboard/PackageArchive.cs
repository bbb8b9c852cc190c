using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>The archive that npm brings: a gzipped tar with <c>package/bin/aspire</c> in it.</summary>
internal static class PackageArchive
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    /// <summary>Takes the program out of the archive, and nothing else.</summary>
    /// <exception cref="InvalidDataException">It is not the archive that was expected.</exception>
    /// <exception cref="IOException">It cannot be read, or the program cannot be written.</exception>
    public static async Task UnpackAsync(string archive, DashboardPackage package, string program, CancellationToken cancellation)
    {
        await CheckAsync(archive, package, cancellation);
        await using var file = File.OpenRead(archive);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
        {
            if (entry.Name == "package/bin/" + package.Program && entry.DataStream is { } content)
            {
                await WriteAsync(content, program, cancellation);
                return;
            }
        }
        throw new InvalidDataException($"{package} has no bin/{package.Program}.");
    }

    private static async Task CheckAsync(string archive, DashboardPackage package, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archive);
        var sum = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellation));
        if (package.Sha512 is { } expected && sum != expected)
        {
            throw new InvalidDataException($"{package} is not what it was when it was published: its checksum is sha512-{sum}.");
        }
    }

    // On disk before it gets its name, so that a power cut leaves no half program behind.
    private static async Task WriteAsync(Stream content, string program, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Executable;
        }
        await using var file = new FileStream(program, options);
        await content.CopyToAsync(file, cancellation);
        file.Flush(flushToDisk: true);
    }
}
