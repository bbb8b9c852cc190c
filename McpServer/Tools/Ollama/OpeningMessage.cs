using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>A message that every conversation with a model begins with.</summary>
internal sealed record OpeningMessage
{
    [AllowedValues("system", "user", "assistant")]
    public required string Role { get; init; }

    public required string Content { get; init; }

    public Message ToMessage() => new() { Role = Role, Content = Content };
}
