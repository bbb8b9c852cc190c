using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_compare_models</c> takes.</summary>
internal sealed record CompareModelsArguments : AnswerArguments
{
    [Description("The models.")]
    [MinLength(1)]
    [MaxLength(32)]
    [Schema($$$"""{"items":{"type":"string","pattern":"{{{Patterns.ModelName}}}"}}""")]
    public required IReadOnlyList<string> Models { get; init; }

    [Description("What all of them answer.")]
    [MinLength(1)]
    public required string Prompt { get; init; }

    [Description("The system prompt of all, in place of each model's own.")]
    public string? System { get; init; }

    [Description("Images for models that see: each the bytes of a file in base64, without a data: prefix.")]
    public IReadOnlyList<string>? Images { get; init; }

    [Description(
        "The most models side by side; 1 measures each alone, which compares their speed fairly. Default, and never more than, what the instances take."
    )]
    [Range(1, 32)]
    public int? MaxParallel { get; init; }

    public GenerateRequest ToRequest(int index) =>
        new()
        {
            Model = Models[index],
            Prompt = Prompt,
            System = System,
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
