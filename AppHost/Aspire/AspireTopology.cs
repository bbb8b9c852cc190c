using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Aspire;

/// <summary>Carries the topology out with Aspire. Compiled in the full profile only.</summary>
internal static class AspireTopology
{
    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandLine.Parse(args);
        if (line.Help)
        {
            Console.WriteLine(HelpText.Render());
            return 0;
        }
        // Arguments that are no settings are those of Aspire itself.
        var (settings, problems) = SettingsReader.Read(SettingSources.OfProcess(line.Values));
        if (problems.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return 2;
        }
        var builder = DistributedApplication.CreateBuilder(args);
        Add(builder, settings);
        await builder.Build().RunAsync();
        return 0;
    }

    private static void Add(IDistributedApplicationBuilder builder, HostSettings settings)
    {
        var parts = LocalTopology.Describe(settings).ToDictionary(part => part.Kind);
        var store = builder.AddRedis(parts[PartKind.ContextStore].Name).WithDataVolume().WithPersistence();
        var server = AddServer(builder, parts[PartKind.McpServer]).WithReference(store).WaitFor(store);
        if (settings.Ollamas.Count > 0)
        {
            server.WithEnvironment(SettingNames.OllamaServerUrl, string.Join(',', settings.Ollamas));
            return;
        }
        var ollama = AddOllama(builder, parts[PartKind.Ollama], settings);
        var model = ollama.AddModel(settings.OllamaModel);
        server.WithEnvironment(SettingNames.OllamaServerUrl, ollama.Resource.PrimaryEndpoint).WaitFor(model);
    }

    // Without a container runtime, `AppHost__Ollama=local` runs `ollama serve`.
    private static IResourceBuilder<IOllamaResource> AddOllama(IDistributedApplicationBuilder builder, Part part, HostSettings settings) =>
        settings.Ollama == OllamaChoice.Local ? builder.AddOllamaLocal(part.Name) : builder.AddOllama(part.Name).WithDataVolume();

    private static IResourceBuilder<ProjectResource> AddServer(IDistributedApplicationBuilder builder, Part part)
    {
        var server = builder
            .AddProject<Projects.McpServer>(part.Name)
            .WithHttpEndpoint(port: part.Endpoint.Port is > 0 ? part.Endpoint.Port : null, env: SettingNames.McpPort)
            .WithHttpHealthCheck(part.Endpoint.HealthPath)
            .WithExternalHttpEndpoints();
        foreach (var (name, value) in part.Settings)
        {
            server.WithEnvironment(name, value);
        }
        return server;
    }
}
