using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>What <see cref="ShowModelTool"/> gives.</summary>
internal sealed record ShowModelResult
{
    [Description("The model that was asked for.")]
    public required string Model { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }

    [Description("The whole definition as a Modelfile.")]
    public string? Modelfile { get; init; }

    [Description("The model's own options, a line each.")]
    public string? Parameters { get; init; }

    [Description("The prompt template.")]
    public string? Template { get; init; }

    [Description("The system prompt.")]
    public string? System { get; init; }

    public string? License { get; init; }

    [Description("Family, parameter size, quantization.")]
    public ModelDetails? Details { get; init; }

    [Description("Messages that every conversation begins with.")]
    public IReadOnlyList<Message>? Messages { get; init; }

    [Description("What it can do: completion, tools, thinking, vision, embedding, insert.")]
    public IReadOnlyList<string>? Capabilities { get; init; }

    [Description("Metadata of the model file: architecture, context length, embedding length and so on.")]
    public JsonElement? ModelInfo { get; init; }

    [Description("Metadata of the projector of a model that sees.")]
    public JsonElement? ProjectorInfo { get; init; }

    [Description("The tensors, where verbose.")]
    public JsonElement? Tensors { get; init; }

    public string? ModifiedAt { get; init; }

    [Description("The least version of Ollama that runs it.")]
    public string? Requires { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    public static ShowModelResult Of(string model, ShowResponse shown, string instance) =>
        new()
        {
            Model = model,
            Instance = instance,
            Modelfile = shown.Modelfile,
            Parameters = shown.Parameters,
            Template = shown.Template,
            System = shown.System,
            License = shown.License,
            Details = shown.Details,
            Messages = shown.Messages,
            Capabilities = shown.Capabilities,
            ModelInfo = shown.ModelInfo,
            ProjectorInfo = shown.ProjectorInfo,
            Tensors = shown.Tensors,
            ModifiedAt = shown.ModifiedAt,
            Requires = shown.Requires,
            Unknown = shown.Unknown,
        };
}
