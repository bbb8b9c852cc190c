using System.Text.Json;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>Whatever Ollama answers: it may hold fields that this program does not know, <c>error</c> among them.</summary>
internal interface IAnswer
{
    /// <summary>The fields that have no property here. Null for none.</summary>
    IDictionary<string, JsonElement>? Unknown { get; }
}

/// <summary>A line of a stream.</summary>
internal interface IStreamItem : IAnswer
{
    /// <summary>True on the line that ends a complete stream.</summary>
    bool IsLast { get; }

    /// <summary>The piece of answer that it brings. Null on lines that bring none.</summary>
    string? Text { get; }
}
