using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_batch_generate</c> takes.</summary>
internal sealed record BatchGenerateArguments : AnswerArguments
{
    [Description("The model.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description("What to answer, each by itself.")]
    [MinLength(1)]
    [MaxLength(1000)]
    [Schema("""{"items":{"type":"string","minLength":1}}""")]
    public required IReadOnlyList<string> Prompts { get; init; }

    [Description("The system prompt of all, in place of the model's own.")]
    public string? System { get; init; }

    [Description("The prompt template of all, in place of the model's own.")]
    public string? Template { get; init; }

    [Description("True: the prompts go to the model as they are, without template and system prompt. Default false.")]
    public bool? Raw { get; init; }

    [Description("The most prompts side by side. Default, and never more than, what the instances that have the model take.")]
    [Range(1, 256)]
    public int? MaxParallel { get; init; }

    public GenerateRequest ToRequest(int index) =>
        new()
        {
            Model = Model,
            Prompt = Prompts[index],
            System = System,
            Template = Template,
            Raw = Raw,
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
