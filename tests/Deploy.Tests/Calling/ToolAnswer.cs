using System.Text.Json.Nodes;

namespace OllamaMcp.Deploy.Tests.Calling;

/// <summary>What a tool call came to.</summary>
/// <param name="Result">The result as it came.</param>
internal sealed record ToolAnswer(JsonNode Result)
{
    public bool IsError => Result["isError"]?.GetValue<bool>() ?? false;

    /// <summary>The result in its structured form.</summary>
    public JsonNode Content => Result["structuredContent"] ?? throw new InvalidDataException($"No structured content: {Result}");

    /// <summary>The stable code of an error; null where it is none.</summary>
    public string? ErrorCode => IsError ? Content["error"]?["code"]?.GetValue<string>() : null;

    /// <summary>This, where it is no error.</summary>
    public ToolAnswer Expect() => IsError ? throw new InvalidDataException($"The tool failed: {Result}") : this;
}
