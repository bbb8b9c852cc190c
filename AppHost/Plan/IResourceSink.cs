using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Plan;

/// <summary>
/// Takes the resources of the topology, one call each, a resource before what refers to it. What stands behind it only does as it is
/// told: everything that is decided is decided by <see cref="ResourcePlan"/>.
/// </summary>
internal interface IResourceSink
{
    /// <summary>A Redis in a container, whose data outlives it.</summary>
    void AddRedis(string name);

    /// <summary>An Ollama in a container, whose models outlive it.</summary>
    void AddOllamaContainer(string name);

    /// <summary><c>ollama serve</c> on that port.</summary>
    void AddLocalOllama(string name, int port);

    /// <summary>The emulator, which reads the address to listen on from that variable.</summary>
    void AddEmulator(string name, string addressVariable);

    /// <summary>A model that an Ollama pulls when it starts.</summary>
    void AddModel(string name, string ollama, string model);

    /// <summary>The MCP server, which reads the port to listen on from that variable; replicas share the port that people are told.</summary>
    /// <param name="name">The resource.</param>
    /// <param name="host">The address at which people reach it; null for the usual one.</param>
    /// <param name="port">The port that people are told; null for any.</param>
    /// <param name="portVariable">The variable that each replica finds its own port in.</param>
    /// <param name="replicas">1 or more.</param>
    void AddServer(string name, string? host, int? port, string portVariable, int replicas);

    /// <summary>A parameter that nobody should read.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="value">Null for any random one.</param>
    void AddSecret(string name, string? value);

    void SetVariable(string resource, string variable, string value);

    void SetSecret(string resource, string variable, string secret);

    /// <summary>Sets a variable to URLs with commas between them: those given, then those of other resources.</summary>
    void SetAddresses(string resource, string variable, IReadOnlyList<Uri> given, IReadOnlyList<string> others);

    /// <summary>Sets a variable to the ip:port at which each replica itself is reached.</summary>
    void SetOwnAddress(string resource, string variable);

    /// <summary>Gives a resource the connection string of a Redis, in the forms that Aspire sets.</summary>
    void SetConnection(string resource, string redis);

    void WaitFor(string resource, string other);

    void CheckHealth(string resource, string path);

    void ShowUrl(string resource, PartUrl url);

    void OfferCommand(string resource, PartCommand command);
}
