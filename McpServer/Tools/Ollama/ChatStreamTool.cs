using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_chat_stream</c>: <c>POST /api/chat</c>, with every piece as progress.</summary>
internal sealed class ChatStreamTool(OllamaRouter router, IContextStore store, ChangeFeed changes, TimeProvider time)
    : Tool<ChatArguments, ChatResult>(Described, GenerationToolsJson.Default.ChatArguments, GenerationToolsJson.Default.ChatResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_chat_stream",
        Title = "Chat with a model, piece by piece",
        Description =
            "Lets a model answer a conversation and sends each piece of the answer as a progress notification while it is written; pieces of thinking begin "
            + "with \"[thinking] \". The result holds the whole answer all the same, as ollama_chat has it.",
        Hints = ToolHints.Saving,
    };

    private readonly ChatCall _chat = new(router, store, changes, time);

    public override Task<ChatResult> InvokeAsync(ChatArguments arguments, ToolCallContext call, CancellationToken cancellationToken) =>
        _chat.RunAsync(arguments, call, everyPiece: true, cancellationToken);
}
