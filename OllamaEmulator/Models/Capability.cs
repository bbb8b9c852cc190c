namespace OllamaMcp.Emulator.Models;

/// <summary>Names of what a model can do, as show lists them.</summary>
internal static class Capability
{
    public const string Completion = "completion";
    public const string Tools = "tools";
    public const string Insert = "insert";
    public const string Thinking = "thinking";
    public const string Embedding = "embedding";
}
