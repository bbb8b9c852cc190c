using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_compare_models</c>: <c>POST /api/generate</c> for each model.</summary>
internal sealed class CompareModelsTool(OllamaRouter router, ToolErrors errors, TimeProvider time)
    : Tool<CompareModelsArguments, CompareModelsResult>(
        Described,
        GenerationToolsJson.Default.CompareModelsArguments,
        GenerationToolsJson.Default.CompareModelsResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_compare_models",
        Title = "Compare models",
        Description =
            "Lets several models answer the same prompt. Use it to choose one. Returns each one's answer with time to first token, tokens per "
            + "second, load time and length; a model that fails becomes an entry with an error.",
        Hints = ToolHints.Generating,
    };

    private readonly GenerateCall _generate = new(router, time);
    private readonly ItemRunner _runner = new(errors);

    public override async Task<CompareModelsResult> InvokeAsync(
        CompareModelsArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        arguments.Check();
        Images.Check("/images", arguments.Images);
        var started = time.GetTimestamp();
        var parallel = Math.Min(arguments.MaxParallel ?? int.MaxValue, arguments.Models.Min(router.CapacityFor));
        parallel = Math.Min(parallel, arguments.Models.Count);
        var results = new ComparedModel?[arguments.Models.Count];
        call.Partial = () => ItemRunner.Finished(results, GenerationToolsJson.Default.IReadOnlyListComparedModel);
        await _runner.RunAsync(
            results,
            parallel,
            call,
            async (i, cancel) =>
                ComparedModel.From(
                    arguments.Models[i],
                    await _generate.RunAsync(arguments.ToRequest(i), new AnswerReader(time), call.RequestId, cancel)
                ),
            (i, error) => new ComparedModel { Model = arguments.Models[i], Error = error },
            cancellationToken
        );
        return CompareModelsResult.From(results!, parallel, time.GetElapsedTime(started), call.RequestId);
    }
}
