using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>The MCP server, from its build output: the only one, or a replica behind <see cref="FrontPlacement"/>.</summary>
internal sealed class ServerPlacement(HostSettings settings, HttpClient http) : IPlacement
{
    /// <summary>What the server returns where settings are wrong.</summary>
    private const int RefusedSettings = 2;

    private readonly string _replicaKey = RandomNumberGenerator.GetHexString(64);

    public void Check(Part part) => ServerAddress.Of(settings).DemandFree(part.Endpoint.Port);

    public Task<Placed> PlaceAsync(Part part, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        var port = part.Endpoint.Port is > 0 ? part.Endpoint.Port.Value : Ports.TakeFree();
        var isReplica = !part.Endpoint.IsExternal;
        var root = isReplica ? new ServerAddress(IPAddress.Loopback).Root(port) : ServerAddress.Of(settings).Root(port);
        return Task.FromResult(
            new Placed(part.Name, isReplica ? "replica" : "MCP server", new Uri(root, "mcp").AbsoluteUri)
            {
                Child = new ChildSpec(BuiltPrograms.Dotnet, BuiltPrograms.PathOf("ollama-mcp"))
                {
                    Environment = Variables(part, given.Concat(isReplica ? ReplicaVariables(port) : []), port),
                    Refusals = new Dictionary<int, string> { [RefusedSettings] = "it refuses its settings" },
                },
                Probe = new HttpProbe(http, new Uri(root, part.Endpoint.HealthPath)),
                Gives = isReplica ? Address(FrontPlacement.VariableOf(part.Name), port) : Placed.Nothing,
            }
        );
    }

    // Behind the front, which other machines see, a replica is for this one alone.
    private Dictionary<string, string> ReplicaVariables(int port) =>
        new(Address(SettingNames.ReplicaAddress, port), StringComparer.Ordinal)
        {
            [SettingNames.ReplicaKey] = _replicaKey,
            [SettingNames.McpHost] = IPAddress.Loopback.ToString(),
        };

    private static Dictionary<string, string> Address(string name, int port) =>
        new(StringComparer.Ordinal) { [name] = new IPEndPoint(IPAddress.Loopback, port).ToString() };

    private Dictionary<string, string?> Variables(Part part, IEnumerable<KeyValuePair<string, string>> given, int port)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings.Arguments.Concat(part.Settings).Concat(given))
        {
            all[name] = value;
        }
        all[SettingNames.McpPort] = port.ToString(CultureInfo.InvariantCulture);
        return all;
    }
}
