using System.Net;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Where the MCP server is reached.</summary>
/// <param name="Listen">The address that it listens on.</param>
internal readonly record struct ServerAddress(IPAddress Listen)
{
    public static ServerAddress Of(HostSettings settings) =>
        new(
            settings.McpHost switch
            {
                "*" or "+" => IPAddress.IPv6Any,
                { } name when name.Equals("localhost", StringComparison.OrdinalIgnoreCase) => IPAddress.Loopback,
                { } text when IPAddress.TryParse(text.Trim('[', ']'), out var address) => address,
                _ => IPAddress.Any,
            }
        );

    /// <exception cref="Machine.HostException">The port is taken.</exception>
    public void DemandFree(int? port)
    {
        if (port is > 0)
        {
            PortCheck.Demand(Listen, port.Value, SettingNames.McpPort);
        }
    }

    public Uri Root(int port) => new UriBuilder(Uri.UriSchemeHttp, Host, port).Uri;

    // All addresses include loopback.
    private string Host =>
        Listen.Equals(IPAddress.Any) || Listen.Equals(IPAddress.IPv6Any) || IPAddress.IsLoopback(Listen) ? "localhost" : Listen.ToString();
}
