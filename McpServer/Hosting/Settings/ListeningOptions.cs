using System.Net;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Where the server listens.</summary>
internal sealed class ListeningOptions
{
    /// <summary>The address to bind, for both ports. Default every address of IPv4. Setting <c>MCP_HOST</c>.</summary>
    public IPAddress Address { get; set; } = IPAddress.Any;

    /// <summary>0 to 65535; 0 takes any free port. Default 4838. Setting <c>MCP_PORT</c>.</summary>
    public int Port { get; set; } = 4838;

    /// <summary>A second port, on which a token is always required. Null for none. Setting <c>MCP_GUARDED_PORT</c>.</summary>
    public int? GuardedPort { get; set; }

    /// <summary>Connections open at one time, on all ports, 1 to 1,000,000. Default 20,000: two for each session there may be. Setting <c>Limits__Connections</c>.</summary>
    public int Connections { get; set; } = 20_000;
}
