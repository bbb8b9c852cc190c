using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>The prompts that are served. A bad file is reported by name and line and costs no other its place. Thread-safe.</summary>
internal sealed partial class PromptCatalog
{
    private readonly Lock _gate = new();
    private readonly PromptsOptions _options;
    private readonly ILogger<PromptCatalog> _logger;

    public PromptCatalog(PromptsOptions options, ILogger<PromptCatalog> logger)
    {
        _options = options;
        _logger = logger;
        Reload();
    }

    /// <summary>The prompts, as the MCP server takes them; clients with a session hear of changes.</summary>
    public McpServerPrimitiveCollection<McpServerPrompt> Served { get; } = [];

    /// <summary>Reads the folder again: new prompts come, changed ones are replaced, those of files that are gone go.</summary>
    public void Reload()
    {
        if (_options.Path is not { } folder)
        {
            return;
        }

        if (!Directory.Exists(folder))
        {
            LogFolderMissing(folder);
            return;
        }

        var (prompts, problems) = PromptFolder.Read(folder);
        foreach (var problem in problems)
        {
            LogBadFile(problem.File, problem.Line, problem.Problem);
        }

        Replace(prompts);
    }

    private void Replace(IReadOnlyList<PromptTemplate> prompts)
    {
        lock (_gate)
        {
            using var once = Served.DeferChangedEvents();
            foreach (var gone in Served.ToArray())
            {
                Served.Remove(gone);
            }

            foreach (var prompt in prompts)
            {
                Served.TryAdd(new FilePrompt(prompt));
            }
        }
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "The prompt file {File} is left out. Line {Line}: {Problem}")]
    private partial void LogBadFile(string file, int line, string problem);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Warning, Message = "The folder of prompts {Folder} does not exist; see Prompts__Path")]
    private partial void LogFolderMissing(string folder);
}
