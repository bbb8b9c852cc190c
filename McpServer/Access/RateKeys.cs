using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.Server.Access;

/// <summary>What the limits of a caller without a token count by.</summary>
internal static class RateKeys
{
    /// <summary>The address; for IPv6 its first 64 bits, since a single host has all addresses behind those.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
