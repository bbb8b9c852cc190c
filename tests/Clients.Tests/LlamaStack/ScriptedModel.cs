using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using OllamaMcp.Clients.Tests.Walking;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.LlamaStack;

/// <summary>An Ollama whose model calls the tool that the prompt names: <c>CALL name {"argument": 1}</c>. Disposing ends it.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(50);
    private readonly Process _process;

    private ScriptedModel(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ScriptedModel> StartAsync(string script)
    {
        var port = FreePorts.Take();
        string[] words = [script, "--port", port.ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo(RealComponent.OnPath("python3"), words) { UseShellExecute = false })!;
        using var patience = new CancellationTokenSource(Patience.Limit, TimeProvider.System);
        while (!await ListensAsync(port, patience.Token))
        {
            await Task.Delay(RetryAfter, TimeProvider.System, patience.Token);
        }

        return new ScriptedModel(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
