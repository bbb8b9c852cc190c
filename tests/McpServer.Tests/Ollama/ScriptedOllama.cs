using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Routing;

namespace OllamaMcp.Server.Tests.Ollama;

/// <summary>What answers at a loopback address, byte by byte as a test says: an Ollama on its worst day.</summary>
internal sealed class ScriptedOllama : IAsyncDisposable
{
    private readonly Func<Exchange, Task> _script;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private readonly HttpMessageInvoker _http;

    private ScriptedOllama(Func<Exchange, Task> script, OllamaClientOptions options)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        Options = options with { Addresses = [Address] };
        _http = OllamaHttp.Create(Address, Options);
        Client = new OllamaClient(_http, Address, Options);
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public OllamaClientOptions Options { get; }

    /// <summary>A client of this server.</summary>
    public OllamaClient Client { get; }

    /// <summary>How many connections were made.</summary>
    public int Connections { get; private set; }

    public static ScriptedOllama Start(Func<Exchange, Task> script, OllamaClientOptions? options = null) =>
        new(script, options ?? new OllamaClientOptions());

    /// <summary>Answers every request with one whole response and keeps the connection.</summary>
    public static ScriptedOllama Answering(string status, string contentType, string body) =>
        Start(exchange => exchange.AnswerAsync(status, contentType, body));

    /// <summary>Answers every request with an NDJSON stream of these lines, ended in order.</summary>
    public static ScriptedOllama Streaming(params string[] lines) =>
        Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            foreach (var line in lines)
            {
                await exchange.ChunkAsync(line + "\n");
            }

            await exchange.EndStreamAsync();
        });

    /// <summary>A router with this server behind it.</summary>
    public OllamaRouter Router(Func<OllamaClientOptions, OllamaClientOptions>? change = null) =>
        new(change is null ? Options : change(Options), NullLogger<OllamaRouter>.Instance);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Only then: one that is stopped takes no call to accept, and says so in a way of its own.
        await _accepting;
        _listener.Stop();
        _http.Dispose();
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Connections++;
                _connections.Add(ServeAsync(socket));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var exchange = new Exchange(socket, _stop.Token);
        try
        {
            while (await exchange.ReadRequestAsync())
            {
                await _script(exchange);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client left, or the test is over.
        }
    }
}
