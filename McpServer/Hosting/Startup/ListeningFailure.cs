using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>Puts into words why a port cannot be opened.</summary>
internal static class ListeningFailure
{
    /// <returns>What to tell the user; null where the exception is about something else.</returns>
    public static string? Explain(Exception failure, ListeningOptions listening) =>
        failure switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"Cannot start: another program listens on {PortsOf(listening)} already. End that program, or choose another port.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"Cannot start: this user may not listen on {PortsOf(listening)}. Choose a port of 1024 or more.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"Cannot start: this machine has no address {listening.Address}. Set MCP_HOST to one that it has, or to 0.0.0.0 for all.",
            _ => null,
        };

    private static string PortsOf(ListeningOptions listening) =>
        listening.GuardedPort is { } guarded ? $"MCP_PORT {listening.Port} or MCP_GUARDED_PORT {guarded}" : $"MCP_PORT {listening.Port}";
}
