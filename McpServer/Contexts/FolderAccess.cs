namespace OllamaMcp.Server.Contexts;

/// <summary>Whether the file store can keep conversations in a folder.</summary>
internal static class FolderAccess
{
    /// <summary>Makes the folder where it is not there, and a file in it for a moment: nothing else says for sure whether that can be done.</summary>
    /// <returns>Why it cannot be done, as a clause; null where it can.</returns>
    public static string? Problem(string folder)
    {
        if (File.Exists(folder))
        {
            return "it is a file, and a folder is meant";
        }

        try
        {
            Directory.CreateDirectory(folder);
            File.OpenHandle(
                    Path.Combine(folder, $".{Guid.NewGuid():N}{DurableFile.Unfinished}"),
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    FileOptions.DeleteOnClose
                )
                .Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }
    }
}
