using OllamaMcp.AppHost.Plan;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Tests.Plan;

/// <summary>Writes down what Aspire would be told, and refuses what refers to nothing, as Aspire would.</summary>
internal sealed class RecordingSink : IResourceSink
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public List<string> Calls { get; } = [];

    public List<(string Resource, PartCommand Command)> Commands { get; } = [];

    public void AddRedis(string name) => Add(name, "redis");

    public void AddOllamaContainer(string name) => Add(name, "ollama container");

    public void AddLocalOllama(string name, int port) => Add(name, $"ollama serve on {port}");

    public void AddEmulator(string name, string addressVariable) => Add(name, $"emulator by {addressVariable}");

    public void AddModel(string name, string ollama, string model) => Add(name, $"{model} in {Known(ollama)}");

    public void AddServer(string name, string? host, int? port, string portVariable, int replicas) =>
        Add(name, $"server on {host ?? "*"}:{port ?? 0} by {portVariable} x{replicas}");

    public void AddSecret(string name, string? value) => Add(name, $"secret {value ?? "random"}");

    public void SetVariable(string resource, string variable, string value) => Set(resource, variable, value);

    public void SetSecret(string resource, string variable, string secret) => Set(resource, variable, $"secret {Known(secret)}");

    public void SetAddresses(string resource, string variable, IReadOnlyList<Uri> given, IReadOnlyList<string> others) =>
        Set(resource, variable, string.Join(',', given.Select(address => address.AbsoluteUri).Concat(others.Select(Known))));

    public void SetOwnAddress(string resource, string variable) => Set(resource, variable, "its own address");

    public void SetConnection(string resource, string redis) => Calls.Add($"{Known(resource)} is connected to {Known(redis)}");

    public void WaitFor(string resource, string other) => Calls.Add($"{Known(resource)} waits for {Known(other)}");

    public void CheckHealth(string resource, string path) => Calls.Add($"{Known(resource)} is healthy by {path}");

    public void ShowUrl(string resource, PartUrl url) => Calls.Add($"{Known(resource)} shows {url.Path} as {url.Text}");

    public void OfferCommand(string resource, PartCommand command) => Commands.Add((Known(resource), command));

    private void Add(string name, string what)
    {
        Assert.True(_known.Add(name), $"{name} was added twice");
        Assert.Matches("^[a-z](-?[a-z0-9])*$", name);
        Calls.Add($"{name}: {what}");
    }

    private void Set(string resource, string variable, string value) => Calls.Add($"{Known(resource)} {variable}={value}");

    private string Known(string name)
    {
        Assert.Contains(name, _known);
        return name;
    }
}
