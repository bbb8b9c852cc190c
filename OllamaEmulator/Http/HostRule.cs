using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace OllamaMcp.Emulator.Http;

/// <summary>Which Host headers pass on a loopback address: it keeps web pages from reaching Ollama by a name of their own.</summary>
internal static class HostRule
{
    private static readonly string[] LocalEndings = [".localhost", ".local", ".internal"];

    /// <summary>The name is legal and is no address.</summary>
    public static bool IsKnownName(string host)
    {
        var name = NameOf(host);
        return name.Length == 0
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase)
            || Array.Exists(LocalEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The host is an address of this machine or of a private net.</summary>
    public static bool IsLocalAddress(string host) =>
        IPAddress.TryParse(NameOf(host), out var address)
        && (
            IPAddress.IsLoopback(address)
            || address.Equals(IPAddress.Any)
            || address.Equals(IPAddress.IPv6Any)
            || IsPrivate(address)
            || IsOwn(address)
        );

    private static string NameOf(string host)
    {
        if (host.StartsWith('['))
        {
            return host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))];
        }

        var colon = host.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon != host.LastIndexOf(':') ? host : host[..colon];
    }

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31) || (bytes[0] == 192 && bytes[1] == 168)
            : (bytes[0] & 0xFE) == 0xFC;
    }

    private static bool IsOwn(IPAddress address) =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Any(own => own.Address.Equals(address));
}
