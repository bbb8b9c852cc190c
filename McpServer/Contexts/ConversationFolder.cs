using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OllamaMcp.Server.Contexts;

/// <summary>The files of conversations in a folder. Reading is thread-safe; writing a session is for one at a time.</summary>
internal sealed partial class ConversationFolder(string path, ILogger logger)
{
    public string Path { get; } = path;

    /// <summary>In no order. Other files in the folder are passed over.</summary>
    public IEnumerable<string> SessionIds() =>
        Directory.Exists(Path)
            ? Directory
                .EnumerateFiles(Path, "*" + SessionFileNames.Extension)
                .Select(f => SessionFileNames.Decode(System.IO.Path.GetFileName(f)))
                .OfType<string>()
            : [];

    public bool Exists(string sessionId) => File.Exists(PathOf(sessionId));

    /// <summary>Null where there is none.</summary>
    public Task<ConversationFile?> ReadAsync(string sessionId, CancellationToken cancellationToken) =>
        ReadAsync(sessionId, ContextJson.Default.ConversationFile, cancellationToken);

    /// <summary>Null also for a file that somebody damaged: one bad file does not end a listing.</summary>
    public async Task<ConversationHeader?> TryReadHeaderAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(sessionId, ContextJson.Default.ConversationHeader, cancellationToken);
        }
        catch (InvalidDataException)
        {
            LogDamagedFile(sessionId, PathOf(sessionId));
            return null;
        }
    }

    public Task WriteAsync(ConversationFile conversation, CancellationToken cancellationToken) =>
        DurableFile.ReplaceAsync(
            PathOf(conversation.SessionId),
            JsonSerializer.SerializeToUtf8Bytes(conversation, ContextJson.Readable.ConversationFile),
            cancellationToken
        );

    /// <summary>Removes also what a writer left that was killed.</summary>
    public void Delete(string sessionId)
    {
        File.Delete(PathOf(sessionId));
        File.Delete(PathOf(sessionId) + DurableFile.Unfinished);
    }

    private string PathOf(string sessionId) => System.IO.Path.Combine(Path, SessionFileNames.Encode(sessionId));

    private async Task<T?> ReadAsync<T>(string sessionId, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            // Delete sharing: on Windows a file that is open without it cannot be replaced.
            var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous };
            await using var file = new FileStream(PathOf(sessionId), options);
            return await JsonSerializer.DeserializeAsync(file, type, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{PathOf(sessionId)} is damaged; repair or delete it.", e);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Conversation {Session} is left out: its file {Path} is damaged")]
    private partial void LogDamagedFile(string session, string path);
}
