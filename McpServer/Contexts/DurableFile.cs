using System.Runtime.InteropServices;

namespace OllamaMcp.Server.Contexts;

/// <summary>Replaces a file as a whole: who reads sees the old one or the new one, also after a crash of the process or the machine.</summary>
internal static class DurableFile
{
    /// <summary>What a file that is being written is called. One writer a file at a time is the caller's business.</summary>
    public const string Unfinished = ".tmp";

    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var unfinished = path + Unfinished;
        try
        {
            using (var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read, FileOptions.Asynchronous))
            {
                await RandomAccess.WriteAsync(file, content, fileOffset: 0, cancellationToken);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>A rename is on the disk only when its folder is. Windows journals it by itself.</summary>
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // The framework opens no folders.
        var descriptor = Open(folder, flags: 0);
        if (descriptor >= 0)
        {
            // Some network file systems refuse this; they have no better promise to give.
            _ = Sync(descriptor);
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
