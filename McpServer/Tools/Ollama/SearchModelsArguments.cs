using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>What <see cref="SearchModelsTool"/> takes.</summary>
internal sealed record SearchModelsArguments
{
    private static readonly string[] Capabilities = ["completion", "tools", "thinking", "vision", "embedding", "insert"];
    private static readonly SchemaPattern NameForm = new(Patterns.ModelName);

    [Description("Part of a name, family or tag; letter case does not count. Default: every model. With remote it must be a whole name.")]
    [MaxLength(520)]
    public string? Query { get; init; }

    [Description("Only models of this family, such as llama.")]
    [MaxLength(100)]
    public string? Family { get; init; }

    [Description("Only models with this tag, such as latest or 3b.")]
    [MaxLength(100)]
    public string? Tag { get; init; }

    [Description("Only models that can do this: completion, tools, thinking, vision, embedding, insert.")]
    [MaxLength(100)]
    public string? Capability { get; init; }

    [Description("Only models of at least so many bytes on disk.")]
    [Range(0, 1e15)]
    public long? MinSize { get; init; }

    [Description("Only models of at most so many bytes on disk.")]
    [Range(0, 1e15)]
    public long? MaxSize { get; init; }

    [Description("Whether to look the query up in the model registry too, as an exact name. Default: false.")]
    public bool? Remote { get; init; }

    [Description("With remote: whether the registry may speak plain HTTP. Default: false.")]
    public bool? Insecure { get; init; }

    [Description("The most installed models to return. Default: 50.")]
    [Range(1, 1000)]
    public int? Limit { get; init; }

    /// <exception cref="ToolException"><c>invalid_arguments</c>: what the schema alone cannot say.</exception>
    public void Check()
    {
        if (Remote == true && (Query is null || !NameForm.IsMatch(Query)))
        {
            throw ArgumentProblem.Refuse(
                "/query",
                Query is null ? "nothing" : $"\"{Query}\"",
                $"with remote: {Patterns.Describe(Patterns.ModelName)}"
            );
        }

        if (MinSize > MaxSize)
        {
            throw ArgumentProblem.Refuse("/min_size", $"{MinSize}", $"at most max_size, {MaxSize}");
        }
    }

    /// <summary>For a search that found nothing. A capability that is not known here may be one of a newer Ollama, where a model has it.</summary>
    /// <exception cref="ToolException"><c>invalid_arguments</c>: nothing has that capability, and it is none that is known.</exception>
    public void CheckCapability()
    {
        if (Capability is { } capability && !Capabilities.Contains(capability, StringComparer.OrdinalIgnoreCase))
        {
            throw ArgumentProblem.Refuse(
                "/capability",
                $"\"{capability}\"",
                $"what a model here has, or one of {string.Join(", ", Capabilities)}"
            );
        }
    }
}
