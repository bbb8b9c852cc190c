using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OllamaMcp.AppHost.Processes.Probes;

/// <summary>Ready when Redis takes the password and answers PING; it does not while it reads its files.</summary>
internal sealed class RedisProbe(int port, string password) : IProbe
{
    public async Task<string?> OnceAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), cancellation);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var entered = await reader.ReadLineAsync(cancellation);
            var answer = await reader.ReadLineAsync(cancellation);
            return (entered, answer) is ("+OK", "+PONG") ? null : $"Redis answers {(entered == "+OK" ? answer : entered)}";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return $"Redis does not answer on port {port}: {e.Message}";
        }
    }
}
