using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>Makes the one kind of error that a Modelfile can have.</summary>
internal static class ModelfileError
{
    public static ToolException At(int line, string what) => new(ErrorCodes.InvalidModelfile, $"Modelfile, line {line}: {what}");

    public static ToolException OfWhole(string what) => new(ErrorCodes.InvalidModelfile, $"Modelfile: {what}");
}
