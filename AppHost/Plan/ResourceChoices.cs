using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Plan;

/// <summary>What the settings leave open, decided by what the machine has.</summary>
internal sealed class ResourceChoices(HostSettings settings, MachineFacts facts)
{
    public bool UsesRedisContainer =>
        settings.ConfiguredRedis is null
        && (settings.ContextStore == ContextStoreChoice.Redis || (settings.ContextStore == ContextStoreChoice.Auto && facts.HasContainers));

    public bool UsesFiles => settings.ConfiguredRedis is null && !UsesRedisContainer;

    public OllamaForm NewOllama =>
        settings.Ollama switch
        {
            OllamaChoice.Local => OllamaForm.Local,
            OllamaChoice.Emulator => OllamaForm.Emulator,
            _ when facts.HasContainers => OllamaForm.Container,
            _ when facts.HasOllama => OllamaForm.Local,
            _ => OllamaForm.Emulator,
        };

    /// <returns>The Ollamas that the user named, or the one that runs already; where it is not empty, the part needs no resource.</returns>
    public IReadOnlyList<Uri> Existing(Part part) =>
        part.Named.Count > 0 ? part.Named
        : part.Name == LocalTopology.Ollama && settings.Ollama == OllamaChoice.Auto && facts.RunningOllama is { } running ? [running]
        : [];
}
