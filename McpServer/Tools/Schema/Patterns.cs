namespace OllamaMcp.Server.Tools.Schema;

/// <summary>The forms that strings can be held to with <c>[RegularExpression]</c>, each with the words that an error says in its place.</summary>
internal static class Patterns
{
    /// <summary>What Ollama takes for the name of a model: <c>[host[:port]/][namespace/]model[:tag]</c>.</summary>
    public const string ModelName =
        "^(?:https?://)?(?:(?:[A-Za-z0-9_][A-Za-z0-9_.:-]{0,349}/)?[A-Za-z0-9_][A-Za-z0-9_-]{0,79}/)?"
        + "[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,79})?$";

    public const string Digest = "^sha256[:-][0-9a-fA-F]{64}$";

    /// <summary>As <see cref="Contexts.SessionIds"/> has it.</summary>
    public const string SessionId = "^(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$";

    public const string RequestId = "^[\\x21-\\x7e]{1,128}$";

    /// <summary>A Go duration, or <c>0</c>.</summary>
    public const string Duration = "^(0|[-+]?([0-9]+(\\.[0-9]*)?(ns|us|µs|ms|s|m|h))+)$";

    /// <summary>The form in words; the expression itself where it has none.</summary>
    public static string Describe(string pattern) =>
        pattern switch
        {
            ModelName => "a model name such as llama3.2, llama3.2:3b or registry.example/team/model:tag",
            Digest => "a digest: sha256: and 64 hexadecimal digits",
            SessionId => "a session id: 1 to 128 letters, digits and - _ . : @, beginning with a letter or digit, without '..'",
            RequestId => "a request id: 1 to 128 visible ASCII characters without blanks",
            Duration => "a duration with a unit such as \"5m\", or \"0\"",
            _ => $"a string of the form {pattern}",
        };
}
