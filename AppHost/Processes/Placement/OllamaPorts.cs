using System.Net;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>Addresses of an Ollama on this machine.</summary>
internal static class OllamaPorts
{
    public static Uri Default { get; } = On(OllamaAddress.DefaultPort);

    /// <summary>The usual port, so that the <c>ollama</c> command finds it; where that is taken, any free one.</summary>
    public static Uri FreeAddress() => Ports.IsFree(IPAddress.Loopback, OllamaAddress.DefaultPort) ? Default : AnyAddress();

    public static Uri AnyAddress() => On(Ports.TakeFree());

    public static string Text(Uri address) => address.AbsoluteUri.TrimEnd('/');

    private static Uri On(int port) => new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri;
}
