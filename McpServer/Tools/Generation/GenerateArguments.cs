using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_generate</c> and <c>ollama_generate_stream</c> take.</summary>
internal sealed record GenerateArguments : AnswerArguments
{
    [Description("The model.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description("What to answer. An empty prompt loads the model, or unloads it with keep_alive 0.")]
    public required string Prompt { get; init; }

    [Description("What comes behind the answer; the model fills in between (needs the capability insert).")]
    public string? Suffix { get; init; }

    [Description("The system prompt, in place of the model's own.")]
    public string? System { get; init; }

    [Description("The prompt template, in place of the model's own.")]
    public string? Template { get; init; }

    [Description("The context of an earlier answer, to go on from there. For conversations use ollama_chat.")]
    public IReadOnlyList<long>? Context { get; init; }

    [Description("True: the prompt goes to the model as it is, without template and system prompt. Default false.")]
    public bool? Raw { get; init; }

    [Description("Images for a model that sees: each the bytes of a file in base64, without a data: prefix.")]
    public IReadOnlyList<string>? Images { get; init; }

    [Description("True: send each piece of the answer as a progress notification, as ollama_generate_stream always does. Default false.")]
    public bool? Stream { get; init; }

    public GenerateRequest ToRequest() =>
        new()
        {
            Model = Model,
            Prompt = Prompt,
            Suffix = Suffix,
            System = System,
            Template = Template,
            Context = Context,
            Raw = Raw,
            Images = Images,
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
