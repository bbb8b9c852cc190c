using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>One instruction of a Modelfile.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Keyword">In capitals.</param>
/// <param name="Name">The parameter of a PARAMETER, the role of a MESSAGE; empty for the others.</param>
/// <param name="Value">Without its quotes.</param>
internal sealed record Instruction(int Line, string Keyword, string Name, string Value)
{
    public ToolException Wrong(string what) => ModelfileError.At(Line, $"{Keyword} {what}");
}
