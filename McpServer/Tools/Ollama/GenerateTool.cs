using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_generate</c>: <c>POST /api/generate</c>.</summary>
internal sealed class GenerateTool(OllamaRouter router, TimeProvider time)
    : Tool<GenerateArguments, GenerateResult>(
        Described,
        GenerationToolsJson.Default.GenerateArguments,
        GenerationToolsJson.Default.GenerateResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_generate",
        Title = "Generate text",
        Description =
            "Lets a model answer one prompt. Use it for single questions, completions and structured output (format); for conversations use ollama_chat. "
            + "Returns the answer, what ended it, times and tokens.",
        Hints = ToolHints.Generating,
    };

    private readonly GenerateCall _generate = new(router, time);

    public override Task<GenerateResult> InvokeAsync(
        GenerateArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    ) => _generate.RunAsync(arguments, call, everyPiece: arguments.Stream == true, cancellationToken);
}
