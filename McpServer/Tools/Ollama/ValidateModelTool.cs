using System.ComponentModel;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_validate_model</c>: whether a model is whole and answers.</summary>
internal sealed class ValidateModelTool(ModelProbes probes, TimeProvider time, ToolErrors errors)
    : Tool<ModelArguments, ValidateModelResult>(
        Described,
        ModelToolsJson.Default.ModelArguments,
        ModelToolsJson.Default.ValidateModelResult
    )
{
    private const int Steps = 5;

    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_validate_model",
        Title = "Validate a model",
        Description =
            "Checks whether a model is installed, whole and working: it is listed, its files are there, its description reads, it loads, and it "
            + "answers one token (an embedding model: embeds one word). Use it where a model misbehaves, or after pulling or creating it. It "
            + "loads the model. A model that fails is a result, not an error. Returns valid or not, and each check with its time and reason.",
        Hints = new ToolHints(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: false),
    };

    public override async Task<ValidateModelResult> InvokeAsync(
        ModelArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var checks = new CheckRun(errors, time, call.Tool);
        var model = arguments.Model;
        var found = await StepAsync("present", 0, token => probes.FindAsync(model, token), found => found.Detail);
        var shown = await StepAsync("shows", 1, token => probes.ShowAsync(model, token), shown => shown.Detail);
        await StepAsync("blobs", 2, token => probes.CheckBlobsAsync(shown!.Value, token), detail => detail);
        await StepAsync("loads", 3, token => probes.LoadAsync(model, shown!.Value, token), detail => detail);
        await StepAsync("answers", 4, token => probes.AnswerAsync(model, shown!.Value, token), detail => detail);
        await call.ReportAsync(Steps, Steps, "done", cancellationToken);
        return new ValidateModelResult
        {
            Model = found?.Value.Name ?? model,
            Valid = checks.AllPassed,
            Checks = checks.Results,
        };

        async Task<T?> StepAsync<T>(string name, int step, Func<CancellationToken, Task<T>> check, Func<T, string> describe)
            where T : class
        {
            await call.ReportAsync(step, Steps, $"checking: {name}", cancellationToken);
            return await checks.RunAsync(name, check, describe, cancellationToken);
        }
    }
}

/// <summary>What <see cref="ValidateModelTool"/> gives.</summary>
internal sealed record ValidateModelResult
{
    [Description("The model.")]
    public required string Model { get; init; }

    [Description("Whether every check passed.")]
    public required bool Valid { get; init; }

    [Description("The checks in their order: present, shows, blobs, loads, answers. After a failed one the rest is skipped.")]
    public required IReadOnlyList<CheckResult> Checks { get; init; }
}
