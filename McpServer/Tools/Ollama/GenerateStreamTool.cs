using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_generate_stream</c>: <c>POST /api/generate</c>, with every piece as progress.</summary>
internal sealed class GenerateStreamTool(OllamaRouter router, TimeProvider time)
    : Tool<GenerateArguments, GenerateResult>(
        Described,
        GenerationToolsJson.Default.GenerateArguments,
        GenerationToolsJson.Default.GenerateResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_generate_stream",
        Title = "Generate text, piece by piece",
        Description =
            "Lets a model answer one prompt and sends each piece of the answer as a progress notification while it is written; pieces of thinking begin "
            + "with \"[thinking] \". The result holds the whole answer all the same, as ollama_generate has it.",
        Hints = ToolHints.Generating,
    };

    private readonly GenerateCall _generate = new(router, time);

    public override Task<GenerateResult> InvokeAsync(
        GenerateArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    ) => _generate.RunAsync(arguments, call, everyPiece: true, cancellationToken);
}
