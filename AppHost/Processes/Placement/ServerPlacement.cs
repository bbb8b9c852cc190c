using System.Globalization;
using System.Net;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>The MCP server, from its build output.</summary>
internal sealed class ServerPlacement(HostSettings settings, HttpClient http) : IPlacement
{
    /// <summary>What the server returns where settings are wrong.</summary>
    private const int RefusedSettings = 2;

    private IPAddress Listen => IPAddress.TryParse(settings.McpHost, out var address) ? address : IPAddress.Any;

    public void Check(Part part)
    {
        if (part.Endpoint.Port is > 0)
        {
            PortCheck.Demand(Listen, part.Endpoint.Port.Value, SettingNames.McpPort);
        }
    }

    public Task<Placed> PlaceAsync(Part part, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        var port = part.Endpoint.Port is > 0 ? part.Endpoint.Port.Value : Ports.TakeFree();
        var root = new UriBuilder(Uri.UriSchemeHttp, HostFor(Listen), port).Uri;
        return Task.FromResult(
            new Placed(part.Name, "MCP server", new Uri(root, "mcp").AbsoluteUri)
            {
                Child = new ChildSpec(BuiltPrograms.Dotnet, BuiltPrograms.PathOf("ollama-mcp"))
                {
                    Environment = Variables(part, given, port),
                    Refusals = new Dictionary<int, string> { [RefusedSettings] = "it refuses its settings" },
                },
                Probe = new HttpProbe(http, new Uri(root, part.Endpoint.HealthPath)),
            }
        );
    }

    private Dictionary<string, string?> Variables(Part part, IReadOnlyDictionary<string, string> given, int port)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings.Arguments.Concat(part.Settings).Concat(given))
        {
            all[name] = value;
        }
        all[SettingNames.McpPort] = port.ToString(CultureInfo.InvariantCulture);
        return all;
    }

    // All addresses include loopback.
    private static string HostFor(IPAddress listen) =>
        listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) || IPAddress.IsLoopback(listen) ? "localhost" : listen.ToString();
}
