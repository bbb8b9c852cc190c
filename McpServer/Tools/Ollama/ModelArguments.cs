using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>The arguments of a tool that is about one model.</summary>
internal sealed record ModelArguments
{
    [Description("The model, such as llama3.2 or llama3.2:3b; without a tag :latest is meant.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }
}
