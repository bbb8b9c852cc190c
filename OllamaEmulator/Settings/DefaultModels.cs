namespace OllamaMcp.Emulator.Settings;

/// <summary>The models of an emulator that is not told otherwise. The names say that nothing real answers.</summary>
internal static class DefaultModels
{
    private const string License = "Emulated model: it holds no weights. Its texts are made up by the Ollama emulator.";

    private const string ChatTemplate = """
        {{- if .System }}{{ .System }}
        {{ end }}
        {{- if .Tools }}Tools: {{ range .Tools }}{{ . }}{{ end }}
        {{ end }}
        {{- range .Messages }}{{ .Role }}: {{ .Content }}
        {{ end }}assistant:
        """;

    public static EmulatedModel Chat { get; } =
        new()
        {
            Name = "emulated-chat",
            Template = ChatTemplate,
            License = License,
        };

    public static EmulatedModel Think { get; } =
        new()
        {
            Name = "emulated-think",
            Template = ChatTemplate + "{{ if and .IsThinkSet .Think }}<think>{{ end }}",
            License = License,
        };

    public static EmulatedModel Code { get; } =
        new()
        {
            Name = "emulated-code",
            Template = "{{ .System }}{{ .Prompt }}{{ .Suffix }}",
            License = License,
        };

    public static EmulatedModel Embed { get; } =
        new()
        {
            Name = "emulated-embed",
            Family = "bert",
            ContextLength = 512,
            EmbeddingLength = 384,
            ParameterCount = 22_565_376,
            FileType = 7,
            License = License,
        };

    /// <summary>Can be pulled; big enough that its progress is seen.</summary>
    public static EmulatedModel Extra { get; } =
        new()
        {
            Name = "emulated-extra",
            Template = ChatTemplate,
            License = License,
            WeightBytes = 4 * 1024 * 1024,
        };

    public static IReadOnlyList<EmulatedModel> Library { get; } = [Chat, Think, Code, Embed, Extra];

    public static IReadOnlyList<EmulatedModel> All { get; } = [Chat, Think, Code, Embed];
}
