namespace OllamaMcp.Server.Tools.Generation;

/// <summary>The schemas of arguments that have no .NET type of their own, as Ollama takes them.</summary>
internal static class ArgumentSchemas
{
    public const string Format = """{"anyOf":[{"type":"string","enum":["json"]},{"type":"object"}]}""";

    public const string Think = """{"anyOf":[{"type":"boolean"},{"type":"string","enum":["low","medium","high","max"]}]}""";

    /// <summary>A Go duration, or seconds as a number; Ollama refuses <c>"30"</c> without a unit, but takes <c>"0"</c>.</summary>
    public const string KeepAlive = """
        {"anyOf":[{"type":"number"},{"type":"string","pattern":"^(0|[-+]?([0-9]+(\\.[0-9]*)?(ns|us|µs|ms|s|m|h))+)$"}]}
        """;

    public const string Tools = """
        {"type":"array","items":{"type":"object","required":["type","function"],"properties":{
          "type":{"type":"string","enum":["function"]},
          "function":{"type":"object","required":["name"],"properties":{
            "name":{"type":"string","minLength":1},
            "description":{"type":"string"},
            "parameters":{"type":"object","description":"A JSON schema of the arguments."}}}}}}
        """;

    public const string ToolArguments = """{"type":"object"}""";
}
