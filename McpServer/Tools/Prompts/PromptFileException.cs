namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>A prompt file does not read.</summary>
internal sealed class PromptFileException(string file, int line, string problem) : Exception($"{file}, line {line}: {problem}")
{
    public string File { get; } = file;

    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong and what would be right.</summary>
    public string Problem { get; } = problem;
}
