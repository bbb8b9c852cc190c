using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Plan;

/// <summary>Tells a sink, call by call, what carries the topology out where containers can: all of Aspire's part that can be decided.</summary>
internal sealed class ResourcePlan
{
    private readonly HostSettings _settings;
    private readonly ResourceChoices _choices;
    private readonly IResourceSink _sink;
    private readonly IReadOnlyList<Part> _parts;
    private readonly List<Part> _added = [];

    private ResourcePlan(HostSettings settings, MachineFacts facts, IResourceSink sink)
    {
        (_settings, _choices, _sink) = (settings, new ResourceChoices(settings, facts), sink);
        _parts = LocalTopology.Describe(settings);
    }

    public static void Add(HostSettings settings, MachineFacts facts, IResourceSink sink)
    {
        // An Ollama in a new container has no model at all.
        var plan = new ResourcePlan(settings with { OllamaModels = settings.OllamaModels ?? [HostSettings.AspireModel] }, facts, sink);
        foreach (var part in plan._parts)
        {
            plan.Add(part);
        }
    }

    private void Add(Part part)
    {
        switch (part.Kind)
        {
            case PartKind.ContextStore when _choices.UsesRedisContainer:
                _sink.AddRedis(part.Name);
                Describe(part);
                break;
            case PartKind.Ollama when _choices.Existing(part).Count == 0:
                AddOllama(part);
                Describe(part);
                break;
            case PartKind.McpServer:
                var port = part.Endpoint.Port is > 0 ? part.Endpoint.Port : null;
                _sink.AddServer(part.Name, _settings.McpHost, port, SettingNames.McpPort, part.Replicas);
                _sink.CheckHealth(part.Name, part.Endpoint.HealthPath!);
                Describe(part);
                SetVariables(part);
                break;
        }
    }

    private void Describe(Part part)
    {
        foreach (var url in part.Urls)
        {
            _sink.ShowUrl(part.Name, url);
        }
        foreach (var command in part.Commands)
        {
            _sink.OfferCommand(part.Name, command);
        }
        foreach (var other in _added.Where(other => part.DependsOn.Contains(other.Name, StringComparer.Ordinal)))
        {
            _sink.WaitFor(part.Name, other.Name);
        }
        _added.Add(part);
    }

    private void AddOllama(Part part)
    {
        switch (_choices.NewOllama)
        {
            case OllamaForm.Container:
                _sink.AddOllamaContainer(part.Name);
                break;
            case OllamaForm.Local:
                _sink.AddLocalOllama(part.Name, OllamaAddress.DefaultPort + Added(PartKind.Ollama).Count());
                break;
            case OllamaForm.Emulator:
                _sink.AddEmulator(part.Name, SettingNames.OllamaHost);
                return; // it has models of its own
        }
        foreach (var model in part.Models)
        {
            _sink.AddModel(ResourceNames.OfModel(part.Name, model), part.Name, model);
        }
    }

    private void SetVariables(Part server)
    {
        foreach (var (name, value) in _settings.Passed.Concat(server.Settings).Concat(StoreVariables()))
        {
            _sink.SetVariable(server.Name, name, value);
        }
        foreach (var secret in server.Secrets)
        {
            var name = ResourceNames.Legal(secret.Name);
            _sink.AddSecret(name, secret.Value);
            _sink.SetSecret(server.Name, secret.Variable, name);
        }
        var existing = _parts.Where(part => part.Kind == PartKind.Ollama).SelectMany(_choices.Existing);
        _sink.SetAddresses(server.Name, SettingNames.OllamaServerUrl, [.. existing], [.. Added(PartKind.Ollama)]);
        foreach (var store in Added(PartKind.ContextStore))
        {
            _sink.SetConnection(server.Name, store);
        }
        if (server.Replicas > 1)
        {
            _sink.SetOwnAddress(server.Name, SettingNames.ReplicaAddress);
        }
    }

    private IEnumerable<string> Added(PartKind kind) => _added.Where(part => part.Kind == kind).Select(part => part.Name);

    private IEnumerable<KeyValuePair<string, string>> StoreVariables() =>
        _choices.UsesFiles ? [new(SettingNames.ContextsStore, "files"), new(SettingNames.ContextsPath, _settings.ContextsFolder)] : [];
}
