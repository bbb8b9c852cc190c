using System.Net;
using System.Net.Sockets;
using OllamaMcp.AppHost.Processes.Guarding;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Refuses a port that cannot be had; where another process holds it, by name.</summary>
internal static class PortCheck
{
    /// <param name="address">Where the part would listen.</param>
    /// <param name="port">The port that it would take.</param>
    /// <param name="setting">The setting that chooses another.</param>
    /// <param name="before">What stands before the port in that setting.</param>
    /// <exception cref="HostException">It is taken, or not to be had at that address.</exception>
    public static void Demand(IPAddress address, int port, string setting, string before = "")
    {
        if (Ports.Refusal(address, port) is { } refusal)
        {
            throw new HostException(
                refusal.SocketErrorCode switch
                {
                    SocketError.AddressNotAvailable => $"{address} is no address of this machine: correct {SettingNames.McpHost}.",
                    SocketError.AddressAlreadyInUse => $"{Taken(port)}, or choose another: {Another(setting, before)}",
                    _ => $"Port {port} cannot be taken at {address} ({refusal.Message}). Choose another: {Another(setting, before)}",
                }
            );
        }
    }

    private static string Another(string setting, string before) => $"dotnet run --project AppHost -- {setting}={before}{Ports.TakeFree()}";

    private static string Taken(int port)
    {
        var owner = PortHolder.Find(port);
        if (RunRecords.OfUser.FindHolder(port, owner?.Id) is var (process, appHost))
        {
            var (id, run) = (process.Identity.Id, appHost.Identity.Id);
            var which = id == run ? $"process {id}" : $"process {id}, started by process {run}";
            return $"Port {port} is in use by the {process.Role} of another run of this ({which}). "
                + $"End that run by Ctrl-C in its terminal, or end process {run}";
        }
        return $"Port {port} is in use{(owner is null ? "" : $" by {owner}")}. End that";
    }
}
