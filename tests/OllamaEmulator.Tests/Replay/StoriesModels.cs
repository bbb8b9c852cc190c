using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Tests.Replay;

/// <summary>The models that the recorded server had, played.</summary>
internal static class StoriesModels
{
    private const string License = "MIT License, Copyright (c) 2023 Andrej (llama2.c, stories260K)";

    private const string ChatTemplate = """""
        {{- if .System }}{{ .System }}
        {{ end }}
        {{- if .Tools }}Tools:
        {{ range .Tools }}{{ . }}
        {{ end }}{{ end }}
        {{- range .Messages }}
        {{- if eq .Role "user" }}User: {{ .Content }}
        {{ else if eq .Role "assistant" }}Bot: {{ .Content }}{{ range .ToolCalls }}{"name": "{{ .Function.Name }}", "parameters": {{ .Function.Arguments }}}{{ end }}
        {{ else if eq .Role "tool" }}Tool: {{ .Content }}
        {{ end }}
        {{- end }}Bot:
        """"";

    private const string ThinkTemplate = """""
        {{- if .System }}{{ .System }}
        {{ end }}
        {{- range .Messages }}
        {{- if eq .Role "user" }}User: {{ .Content }}
        {{ else if eq .Role "assistant" }}Bot: {{ if .Thinking }}<think>{{ .Thinking }}</think>{{ end }}{{ .Content }}
        {{ end }}
        {{- end }}Bot:{{ if and .IsThinkSet .Think }}<think>{{ end }}
        """"";

    public static IReadOnlyList<EmulatedModel> All { get; } =
    [
        Story("stories", "{{ .Prompt }}") with
        {
            Parameters = Parameters(("num_ctx", 512)),
        },
        Story("stories-chat", ChatTemplate) with
        {
            System = "You tell short stories.",
            Parameters = Parameters(("num_ctx", 2048), ("num_predict", 64), ("stop", new[] { "User:" })),
        },
        Story("stories-think", ThinkTemplate) with
        {
            Parameters = Parameters(("num_ctx", 1024), ("num_predict", 48)),
        },
        Story("stories-large", "{{ .System }}{{ .Prompt }}{{ .Suffix }}") with
        {
            Parameters = Parameters(("num_ctx", 2048)),
            FileType = 1,
            Endless = true,
        },
        new EmulatedModel
        {
            Name = "all-minilm",
            Family = "bert",
            License = "Apache License 2.0 (sentence-transformers/all-MiniLM-L6-v2)",
            ContextLength = 512,
            EmbeddingLength = 384,
            ReportedSize = 25_008_775,
            ParameterCount = 22_565_376,
            FileType = 7,
            Parameters = Parameters(),
        },
    ];

    private static EmulatedModel Story(string name, string template) =>
        new()
        {
            Name = name,
            Weights = "stories260k",
            WeightBytes = 1_054_592,
            Template = template,
            License = License,
            ContextLength = 2048,
            FileType = 0,
        };

    private static Dictionary<string, object> Parameters(params (string Name, object Value)[] more)
    {
        Dictionary<string, object> all = new(StringComparer.Ordinal)
        {
            ["num_thread"] = 1,
            ["temperature"] = 0,
            ["seed"] = 42,
        };
        foreach ((var name, var value) in more)
        {
            all[name] = value;
        }

        return all;
    }
}
