using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Plan;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Aspire;

/// <summary>Adds what it is told to an application of Aspire. Compiled in the full profile only, so it decides nothing.</summary>
internal sealed class AspireSink(IDistributedApplicationBuilder builder, CommandRunner commands) : IResourceSink
{
    private const string Http = "http";

    private readonly Dictionary<string, IResourceBuilder<RedisResource>> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IResourceBuilder<IOllamaResource>> _ollamas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IResourceBuilder<ProjectResource>> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IResourceBuilder<ParameterResource>> _secrets = new(StringComparer.Ordinal);

    public void AddRedis(string name) => _stores[name] = builder.AddRedis(name).WithDataVolume().WithPersistence();

    public void AddOllamaContainer(string name) => _ollamas[name] = builder.AddOllama(name).WithDataVolume();

    public void AddLocalOllama(string name, int port) => _ollamas[name] = builder.AddOllamaLocal(name, targetPort: port);

    public void AddEmulator(string name, string addressVariable)
    {
        _projects[name] = AddProject<Projects.OllamaEmulator>(name).WithHttpEndpoint(name: Http).WithHttpHealthCheck("/api/version");
        SetOwnAddress(name, addressVariable);
    }

    public void AddModel(string name, string ollama, string model) => _ollamas[ollama].AddModel(name, model);

    public void AddServer(string name, string? host, int? port, string portVariable, int replicas) =>
        _projects[name] = AddProject<Projects.McpServer>(name)
            .WithHttpEndpoint(port, name: Http, env: portVariable)
            .WithEndpoint(Http, endpoint => endpoint.TargetHost = host ?? endpoint.TargetHost)
            .WithExternalHttpEndpoints()
            .WithReplicas(replicas);

    public void AddSecret(string name, string? value) =>
        _secrets[name] = value is null
            ? builder.AddParameter(name, new GenerateParameterDefault { MinLength = 64, Special = false }, secret: true)
            : builder.AddParameter(name, value, secret: true);

    public void SetVariable(string resource, string variable, string value) => _projects[resource].WithEnvironment(variable, value);

    public void SetSecret(string resource, string variable, string secret) =>
        _projects[resource].WithEnvironment(variable, _secrets[secret]);

    public void SetAddresses(string resource, string variable, IReadOnlyList<Uri> given, IReadOnlyList<string> others)
    {
        var addresses = new ReferenceExpressionBuilder();
        addresses.AppendLiteral(string.Join(',', given.Select(address => address.AbsoluteUri)));
        foreach (var other in others)
        {
            addresses.AppendLiteral(addresses.IsEmpty ? "" : ",");
            addresses.AppendFormatted(Endpoint(other).Property(EndpointProperty.Url));
        }
        _projects[resource].WithEnvironment(variable, addresses.Build());
    }

    public void SetOwnAddress(string resource, string variable) =>
        _projects[resource]
            .WithEnvironment(variable, ReferenceExpression.Create($"127.0.0.1:{Endpoint(resource).Property(EndpointProperty.TargetPort)}"));

    public void SetConnection(string resource, string redis) => _projects[resource].WithReference(_stores[redis]);

    public void WaitFor(string resource, string other) => _projects[resource].WaitFor(Find(other));

    public void CheckHealth(string resource, string path) => _projects[resource].WithHttpHealthCheck(path, endpointName: Http);

    public void ShowUrl(string resource, PartUrl url) => Urls.Show(Find(resource), Http, url);

    public void OfferCommand(string resource, PartCommand command) =>
        Buttons.Add(Find(resource), command, (input, report, cancellation) => RunAsync(resource, command, input, report, cancellation));

    // Aspire starts a project by "dotnet run --no-build", which is to look where this profile builds to: see Directory.Build.props.
    private IResourceBuilder<ProjectResource> AddProject<TProject>(string name)
        where TProject : IProjectMetadata, new() =>
        builder.AddProject<TProject>(name, options => options.ExcludeLaunchProfile = true).WithEnvironment("AspirePackages", "true");

    private async Task<CommandOutcome> RunAsync(
        string resource,
        PartCommand command,
        string? input,
        Action<string> report,
        CancellationToken cancellation
    )
    {
        var address = await Endpoint(resource).GetValueAsync(cancellation);
        return await commands.RunAsync(command, new Uri(address!), input, report, cancellation);
    }

    private EndpointReference Endpoint(string resource) =>
        _ollamas.TryGetValue(resource, out var ollama) ? ollama.Resource.PrimaryEndpoint : _projects[resource].GetEndpoint(Http);

    private IResourceBuilder<IResourceWithEndpoints> Find(string resource) =>
        _stores.TryGetValue(resource, out var store) ? store
        : _ollamas.TryGetValue(resource, out var ollama) ? ollama
        : _projects[resource];
}
