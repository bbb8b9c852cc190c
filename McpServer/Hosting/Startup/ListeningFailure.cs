using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>Puts into words why a port cannot be opened.</summary>
internal static class ListeningFailure
{
    /// <returns>What to tell the user; null where the exception is about something else.</returns>
    public static string? Explain(Exception failure, ListeningOptions listening)
    {
        var ports = listening.GuardedPort is { } guarded
            ? $"MCP_PORT {listening.Port} or MCP_GUARDED_PORT {guarded}"
            : $"MCP_PORT {listening.Port}";
        var setting = listening.GuardedPort is null ? "MCP_PORT" : "them";
        return (failure.InnerException ?? failure) switch
        {
            AddressInUseException => $"Cannot start: another program listens on {ports}. End it, or set {setting} to a free port.",
            _ => null,
        };
    }

    /// <inheritdoc cref="Explain(Exception, ListeningOptions)"/>
    public static string? Explain(SocketException failure, ListeningOptions listening) =>
        failure.SocketErrorCode switch
        {
            SocketError.AccessDenied =>
                $"Cannot start: this user may not listen on MCP_PORT {listening.Port}. Choose a port of 1024 or more.",
            SocketError.AddressNotAvailable =>
                $"Cannot start: this machine has no address {listening.Address}. Set MCP_HOST to one that it has, or to 0.0.0.0 for all.",
            _ => null,
        };
}
