using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_chat</c> and <c>ollama_chat_stream</c> take.</summary>
internal sealed record ChatArguments : AnswerArguments
{
    [Description("The model.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description(
        "The conversation, oldest first; with session_id only what is new. None at all loads the model, or unloads it with keep_alive 0."
    )]
    public required IReadOnlyList<MessageArgument> Messages { get; init; }

    [Description("The functions that the model may call. Which it wants called comes back in message.tool_calls; nothing is called here.")]
    [Schema(ArgumentSchemas.Tools)]
    public JsonElement? Tools { get; init; }

    [Description("The saved conversation to go on with: it is put before the messages, and they and the answer are saved behind it.")]
    [RegularExpression(Patterns.SessionId)]
    public string? SessionId { get; init; }

    [Description("True: send each piece of the answer as a progress notification, as ollama_chat_stream always does. Default false.")]
    public bool? Stream { get; init; }

    public ChatRequest ToRequest(IReadOnlyList<Message> messages) =>
        new()
        {
            Model = Model,
            Messages = messages,
            Tools = Tools,
            Format = Format,
            Think = Think,
            Options = Options,
            KeepAlive = KeepAlive,
            Truncate = Truncate,
            Shift = Shift,
            Logprobs = Logprobs,
            TopLogprobs = TopLogprobs,
        };
}
