using System.ComponentModel;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>A model as its registry knows it.</summary>
internal sealed record RemoteModel
{
    [Description("The full name that was looked up.")]
    public required string Model { get; init; }

    [Description("The registry that was asked.")]
    public required string Registry { get; init; }

    [Description("Whether the registry has it; absent where the registry did not answer.")]
    public bool? Found { get; init; }

    [Description("Bytes to download, over all layers.")]
    public long? SizeBytes { get; init; }

    [Description("The same for people, such as 4.7 GB.")]
    public string? Size { get; init; }

    [Description("How many layers it has.")]
    public int? Layers { get; init; }

    [Description("Why the registry did not answer, and what to do.")]
    public ItemError? Problem { get; init; }
}
