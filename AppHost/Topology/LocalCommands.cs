namespace OllamaMcp.AppHost.Topology;

/// <summary>The commands of the local topology.</summary>
internal static class LocalCommands
{
    public static PartCommand PullModel { get; } =
        new(CommandKind.PullModel, "pull-model", "Pull a model", "Downloads a model from the registry into this Ollama.")
        {
            Input = new("model", "Model", "llama3.2:1b"),
        };

    public static PartCommand ClearContexts { get; } =
        new(CommandKind.ClearContexts, "clear-contexts", "Clear contexts", "Removes every saved conversation.")
        {
            Confirmation = "Every saved conversation is removed for good. Go on?",
        };
}
