namespace OllamaMcp.Emulator.Http;

/// <summary>The three shapes in which an error is told, by family of routes.</summary>
internal enum ErrorStyle
{
    Native,
    OpenAi,
    Anthropic,
}
