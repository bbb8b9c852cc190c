using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_check_health</c>: whether Ollama answers, and what it says.</summary>
internal sealed class CheckHealthTool(OllamaRouter router, TimeProvider time, ToolErrors errors)
    : Tool<NoArguments, CheckHealthResult>(Described, ModelToolsJson.Default.NoArguments, ModelToolsJson.Default.CheckHealthResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_check_health",
        Title = "Check Ollama's health",
        Description =
            "Checks whether Ollama can be reached and works: it must tell its version, list its models, and list those in memory. Use it where "
            + "other tools fail. An Ollama that is down is a result, not an error. Returns healthy or not, the checks with their times, the "
            + "version, and what to do where something is wrong.",
        Hints = ToolHints.Reading,
    };

    public override async Task<CheckHealthResult> InvokeAsync(
        NoArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var checks = new CheckRun(errors, time, call.Tool);
        var version = await checks.RunAsync("version", router.GetVersionAsync, answer => answer.Value.Version, cancellationToken);
        var models = await checks.RunAsync("models", router.ListModelsAsync, answer => Count(answer.Value.Models.Count), cancellationToken);
        var loaded = await checks.RunAsync(
            "processes",
            router.ListProcessesAsync,
            answer => Count(answer.Value.Models.Count),
            cancellationToken
        );
        return new CheckHealthResult
        {
            Healthy = checks.AllPassed,
            Version = version?.Value.Version,
            Models = models?.Value.Models.Count,
            Loaded = loaded?.Value.Models.Count,
            Checks = checks.Results,
            Instance = version?.Instance ?? models?.Instance ?? loaded?.Instance,
        };
    }

    private static string Count(int models) => models == 1 ? "1 model" : $"{models} models";
}

/// <summary>What <see cref="CheckHealthTool"/> gives.</summary>
internal sealed record CheckHealthResult
{
    [Description("Whether every check passed.")]
    public required bool Healthy { get; init; }

    [Description("Ollama's version.")]
    public string? Version { get; init; }

    [Description("How many models are installed.")]
    public int? Models { get; init; }

    [Description("How many are in memory.")]
    public int? Loaded { get; init; }

    [Description("The checks in their order; after a failed one the rest is skipped.")]
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    [Description("The instance of Ollama that answered.")]
    public string? Instance { get; init; }
}
