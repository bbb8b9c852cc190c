using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>One prompt, one answer. Thread-safe.</summary>
internal sealed class GenerateCall(OllamaRouter router, TimeProvider time)
{
    /// <summary>For a call of its own: with progress, and what came as the partial text of an error.</summary>
    public Task<GenerateResult> RunAsync(
        GenerateArguments arguments,
        ToolCallContext call,
        bool everyPiece,
        CancellationToken cancellationToken
    )
    {
        arguments.Check();
        Images.Check("/images", arguments.Images);
        var reader = new AnswerReader(time, new PieceProgress(call, time, everyPiece).TellAsync);
        call.Partial = () => reader.TextSoFar;
        return RunAsync(arguments.ToRequest(), reader, call.RequestId, cancellationToken);
    }

    /// <summary>For one call among several. What came is in the reader, also when this throws.</summary>
    public async Task<GenerateResult> RunAsync(
        GenerateRequest request,
        AnswerReader reader,
        string requestId,
        CancellationToken cancellationToken
    )
    {
        // Always streamed: only so the first token is seen, and silence can be told from work.
        var stream = await router.GenerateAsync(request, cancellationToken);
        var toolCalls = new List<ToolCall>();
        GenerateResponse? last = null;
        var answer = await reader.ReadAsync(
            stream,
            line =>
            {
                toolCalls.AddRange(line.ToolCalls ?? []);
                last = line;
            },
            cancellationToken
        );
        return new GenerateResult
        {
            Model = last?.Model ?? request.Model,
            Response = answer.Text,
            Thinking = answer.Thinking,
            ToolCalls = toolCalls.Count == 0 ? null : toolCalls,
            DoneReason = answer.DoneReason,
            Context = last?.Context,
            Logprobs = answer.Logprobs,
            Metrics = answer.Metrics,
            Instance = answer.Instance,
            RequestId = requestId,
            Unknown = answer.Unknown,
        };
    }
}
