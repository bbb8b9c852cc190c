using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>A prompt as its file has it. Immutable.</summary>
internal sealed record PromptTemplate
{
    /// <summary>The file it comes from, for messages.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }

    /// <summary>In their order. Every <c>{{name}}</c> in the messages is one of them.</summary>
    public IReadOnlyList<PromptTemplateArgument> Arguments { get; init; } = [];

    /// <summary>At least one.</summary>
    public required IReadOnlyList<PromptTemplateMessage> Messages { get; init; }
}

/// <summary>What a prompt takes.</summary>
internal sealed record PromptTemplateArgument(string Name, string? Description, bool Required, string? Default);

/// <summary>A message of a prompt, with <c>{{name}}</c> where arguments go.</summary>
internal sealed record PromptTemplateMessage(Role Role, string Content);
