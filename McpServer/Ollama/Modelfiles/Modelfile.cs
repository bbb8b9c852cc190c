using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>
/// A Modelfile, read into the fields that <c>POST /api/create</c> takes: Ollama's API has no Modelfile any more. Immutable.
/// </summary>
internal sealed record Modelfile
{
    /// <summary>The model to start from. Null where <see cref="Files"/> are given.</summary>
    public string? From { get; init; }

    /// <summary>Blobs to start from: a name for each, and its digest.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>Blobs of adapters.</summary>
    public IReadOnlyDictionary<string, string>? Adapters { get; init; }

    /// <summary>Blobs of a draft model.</summary>
    public IReadOnlyDictionary<string, string>? DraftFiles { get; init; }
    public string? Template { get; init; }
    public string? System { get; init; }

    /// <summary>In their order. Empty for none.</summary>
    public IReadOnlyList<string> Licenses { get; init; } = [];

    /// <summary>In their order. Empty for none.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>An object, typed by <see cref="ModelOptions"/>. Null for none.</summary>
    public JsonElement? Parameters { get; init; }
    public string? Renderer { get; init; }
    public string? Parser { get; init; }

    /// <summary>The least version of Ollama, without a <c>v</c> in front.</summary>
    public string? Requires { get; init; }

    /// <summary>What was left out because today's Ollama does nothing with it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a Modelfile.</summary>
    /// <exception cref="ToolException"><c>invalid_modelfile</c>, with the number of the line and what would be right.</exception>
    public static Modelfile Parse(string text)
    {
        var builder = new ModelfileBuilder();
        foreach (var instruction in ModelfileReader.Read(text))
        {
            builder.Add(instruction);
        }

        return builder.Build();
    }

    /// <summary>The request that creates a model of that name.</summary>
    public CreateRequest ToCreateRequest(string model) =>
        new()
        {
            Model = model,
            From = From,
            Files = Files,
            Adapters = Adapters,
            DraftFiles = DraftFiles,
            Template = Template,
            System = System,
            License = Licenses.Count == 0 ? null : JsonSerializer.SerializeToElement(Licenses, OllamaJson.Default.IReadOnlyListString),
            Messages = Messages.Count == 0 ? null : Messages,
            Parameters = Parameters,
            Renderer = Renderer,
            Parser = Parser,
            Requires = Requires,
        };
}
