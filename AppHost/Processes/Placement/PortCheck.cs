using System.Net;
using OllamaMcp.AppHost.Processes.Guarding;
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
            throw new HostException(
                $"{Taken(port)}, or choose another: dotnet run --project AppHost -- {setting}={before}{Ports.TakeFree()}"
            );
        }
    }

    private static string Taken(int port)
    {
        var owner = PortHolder.Find(port);
        if (RunRecords.OfUser.FindHolder(port, owner?.Id) is var (process, appHost))
        {
            var run = appHost.Identity.Id;
            return $"Port {port} is in use by the {process.Role} of another run of this (process {process.Identity.Id}, started by process {run}). "
                + $"End that run by Ctrl-C in its terminal, or end process {run}";
        }
        return $"Port {port} is in use{(owner is null ? "" : $" by {owner}")}. End that";
    }
}
