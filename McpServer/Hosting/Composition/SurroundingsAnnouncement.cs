using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Tools.Failures;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>
/// Says at start which Ollama and which context store are used, and where nothing can be stored. Addresses and paths alone: no user, no
/// password.
/// </summary>
internal sealed partial class SurroundingsAnnouncement(
    OllamaClientOptions ollama,
    ContextStoreOptions contexts,
    ILogger<SurroundingsAnnouncement> logger
) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogSurroundings(OllamaFaults.Place(ollama.Addresses[0]), Describe(contexts));
        // Where the settings ask for the folder, they are refused; nobody asked for this one, and other tools need none.
        if (contexts is { Kind: ContextStoreKinds.Files, WantsFiles: false } && FolderAccess.Problem(contexts.Folder) is { } problem)
        {
            LogNoFolder(contexts.Folder, problem);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Describe(ContextStoreOptions contexts) =>
        contexts.Kind switch
        {
            ContextStoreKinds.Redis => $"redis at {RedisConfiguration.AddressOf(RedisConfiguration.Parse(contexts))}",
            ContextStoreKinds.Files => $"files in {contexts.Folder}",
            var kind => kind,
        };

    [LoggerMessage(103, LogLevel.Information, "Using Ollama at {Instance}; conversations are kept by the store {Store}")]
    private partial void LogSurroundings(string instance, string store);

    [LoggerMessage(
        104,
        LogLevel.Warning,
        "No conversation can be saved in {Path}: {Reason}. Set Contexts__Path to a folder that this user may write to, Contexts__Store to "
            + "memory, or CONTEXT_STORE_HOST to a Redis"
    )]
    private partial void LogNoFolder(string path, string reason);
}
