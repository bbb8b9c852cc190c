namespace OllamaMcp.Emulator.Models;

/// <summary>One part of a model: a blob and what it is for.</summary>
internal sealed record Layer(string MediaType, string Digest, long Size)
{
    public const string Model = "application/vnd.ollama.image.model";
    public const string Template = "application/vnd.ollama.image.template";
    public const string System = "application/vnd.ollama.image.system";
    public const string Parameters = "application/vnd.ollama.image.params";
    public const string Messages = "application/vnd.ollama.image.messages";
    public const string License = "application/vnd.ollama.image.license";
    public const string Config = "application/vnd.docker.container.image.v1+json";

    /// <summary>The model that this layer was taken from, as show names the parent.</summary>
    public string? From { get; init; }
}
