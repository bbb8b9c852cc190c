using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>What <see cref="CreateModelTool"/> and <see cref="UpdateModelTool"/> take.</summary>
internal sealed record ModelDefinitionArguments : IRequestIdentified
{
    [Description("The name of the model to make; without a tag :latest is meant.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description(
        "The definition as a Modelfile: FROM (a model, or @sha256:… of a blob), PARAMETER, TEMPLATE, SYSTEM, ADAPTER, LICENSE, MESSAGE, "
            + "REQUIRES. Either this or the fields below."
    )]
    [MinLength(1)]
    public string? Modelfile { get; init; }

    [Description("The model to start from.")]
    [RegularExpression(Patterns.ModelName)]
    public string? From { get; init; }

    [Description("Files to start from, in place of a model: file names to the digests of blobs that Ollama has (sha256:…).")]
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    [Description("Adapters: file names to the digests of blobs that Ollama has (sha256:…).")]
    public IReadOnlyDictionary<string, string>? Adapters { get; init; }

    [Description("The prompt template, in the language of Go templates.")]
    public string? Template { get; init; }

    [Description("The system prompt.")]
    public string? System { get; init; }

    [Description("The license, or several.")]
    [Schema("""{"type":["string","array"],"items":{"type":"string"}}""")]
    public JsonElement? License { get; init; }

    [Description("The model's own options, such as {\"temperature\": 0.2, \"num_ctx\": 8192}.")]
    [Schema("""{"type":"object"}""")]
    public JsonElement? Parameters { get; init; }

    [Description("Messages that every conversation begins with.")]
    public IReadOnlyList<OpeningMessage>? Messages { get; init; }

    [Description("How to store the weights, such as q4_K_M or q8_0; from F16 or F32 only. Also beside a Modelfile.")]
    [MinLength(1)]
    public string? Quantize { get; init; }

    [Description("The built-in renderer of prompts to use.")]
    public string? Renderer { get; init; }

    [Description("The built-in parser of answers to use.")]
    public string? Parser { get; init; }

    [Description("The least version of Ollama that runs the model, such as 0.14.0.")]
    public string? Requires { get; init; }

    [Description("Whether a model of that name may be replaced. Default: false.")]
    public bool? Overwrite { get; init; }

    [Description("Taken for older callers: progress is sent to whoever asks for it, whatever this says.")]
    public bool? Stream { get; init; }

    [Description("An id of your own by which ollama_cancel_request can end this call. Default: one is made.")]
    [RegularExpression(Patterns.RequestId)]
    public string? RequestId { get; init; }
}
