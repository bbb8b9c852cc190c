using System.Net;
using System.Net.Sockets;
using OllamaMcp.AppHost.Processes.Front;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>The port of the MCP server, where several replicas share it.</summary>
internal sealed class FrontPlacement(HostSettings settings, TimeProvider time) : IPlacement
{
    /// <summary>By which name a replica gives its address to the front.</summary>
    public static string VariableOf(string replica) => "front:" + replica;

    public void Check(Part part) => ServerAddress.Of(settings).DemandFree(part.Endpoint.Port);

    public Task<Placed> PlaceAsync(Part part, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        var address = ServerAddress.Of(settings);
        var replicas = part.DependsOn.Select(name => IPEndPoint.Parse(given[VariableOf(name)])).ToList();
        try
        {
            var front = ConnectionFront.Listen(new IPEndPoint(address.Listen, part.Endpoint.Port ?? 0), replicas, time);
            return Task.FromResult(
                new Placed(part.Name, "MCP server", new Uri(address.Root(front.Port), "mcp").AbsoluteUri)
                {
                    Note = $"connections go to {replicas.Count} replicas in turn",
                    Service = front,
                }
            );
        }
        catch (SocketException e)
        {
            throw new HostException($"Cannot listen on {address.Listen} port {part.Endpoint.Port}: {e.Message}.");
        }
    }
}
