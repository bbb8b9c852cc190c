using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Generation;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_chat</c>: <c>POST /api/chat</c>.</summary>
internal sealed class ChatTool(OllamaRouter router, IContextStore store, ChangeFeed changes, TimeProvider time)
    : Tool<ChatArguments, ChatResult>(Described, GenerationToolsJson.Default.ChatArguments, GenerationToolsJson.Default.ChatResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_chat",
        Title = "Chat with a model",
        Description =
            "Lets a model answer a conversation. With session_id the conversation is kept by the server: send only what is new. With tools the model may ask "
            + "for functions to be called; they come back in message.tool_calls. Returns the answer message, what ended it, times and tokens.",
        Hints = ToolHints.Saving,
    };

    private readonly ChatCall _chat = new(router, store, changes, time);

    public override Task<ChatResult> InvokeAsync(ChatArguments arguments, ToolCallContext call, CancellationToken cancellationToken) =>
        _chat.RunAsync(arguments, call, everyPiece: arguments.Stream == true, cancellationToken);
}
