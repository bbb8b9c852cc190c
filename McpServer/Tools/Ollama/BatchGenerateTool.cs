using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_batch_generate</c>: <c>POST /api/generate</c> for each prompt.</summary>
internal sealed class BatchGenerateTool(OllamaRouter router, ToolErrors errors, TimeProvider time)
    : Tool<BatchGenerateArguments, BatchGenerateResult>(
        Described,
        GenerationToolsJson.Default.BatchGenerateArguments,
        GenerationToolsJson.Default.BatchGenerateResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_batch_generate",
        Title = "Generate text for many prompts",
        Description =
            "Lets a model answer several prompts, as many side by side as the instances of Ollama take. Use it in place of many calls of "
            + "ollama_generate. A prompt that fails becomes an item with an error; the others are not lost. Returns the items in the order of the prompts.",
        Hints = ToolHints.Generating,
    };

    private readonly GenerateCall _generate = new(router, time);
    private readonly ItemRunner _runner = new(errors);

    public override async Task<BatchGenerateResult> InvokeAsync(
        BatchGenerateArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        arguments.Check();
        var started = time.GetTimestamp();
        var parallel = Math.Min(arguments.MaxParallel ?? int.MaxValue, router.CapacityFor(arguments.Model));
        parallel = Math.Min(parallel, arguments.Prompts.Count);
        var items = new BatchItem?[arguments.Prompts.Count];
        call.Partial = () => ItemRunner.Finished(items, GenerationToolsJson.Default.IReadOnlyListBatchItem);
        await _runner.RunAsync(
            items,
            parallel,
            call,
            async (i, cancel) =>
                BatchItem.From(i, await _generate.RunAsync(arguments.ToRequest(i), new AnswerReader(time), call.RequestId, cancel)),
            (i, error) => new BatchItem { Index = i, Error = error },
            cancellationToken
        );
        return new BatchGenerateResult
        {
            Model = arguments.Model,
            Items = items!,
            Succeeded = items.Count(i => i!.Error is null),
            Failed = items.Count(i => i!.Error is not null),
            Parallel = parallel,
            OutputTokens = items.Sum(i => i!.Metrics?.OutputTokens ?? 0),
            ElapsedMs = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3),
            RequestId = call.RequestId,
        };
    }
}
