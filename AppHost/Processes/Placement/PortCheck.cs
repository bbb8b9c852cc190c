using System.Net;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Refuses a port that another process holds, by name.</summary>
internal static class PortCheck
{
    /// <param name="address">Where the part would listen.</param>
    /// <param name="port">The port that it would take.</param>
    /// <param name="setting">The setting that chooses another.</param>
    /// <param name="before">What stands before the port in that setting.</param>
    /// <exception cref="HostException">It is taken.</exception>
    public static void Demand(IPAddress address, int port, string setting, string before = "")
    {
        if (!Ports.IsFree(address, port))
        {
            var holder = PortHolder.Find(port) is { } name ? $" by {name}" : "";
            throw new HostException(
                $"Port {port} is in use{holder}. End that, or choose another: dotnet run --project AppHost -- {setting}={before}{Ports.TakeFree()}"
            );
        }
    }
}
