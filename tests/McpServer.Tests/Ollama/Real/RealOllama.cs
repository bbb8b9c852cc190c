using OllamaMcp.Server.Ollama.Client;

namespace OllamaMcp.Server.Tests.Ollama.Real;

/// <summary>A client of the real Ollama that <c>OLLAMA_MCP_TEST_OLLAMA</c> names.</summary>
internal sealed class RealOllama : IDisposable
{
    private readonly HttpMessageInvoker _http;

    private RealOllama(Uri address)
    {
        var options = new OllamaClientOptions { Addresses = [address] };
        _http = OllamaHttp.Create(address, options);
        Client = new OllamaClient(_http, address, options);
    }

    public OllamaClient Client { get; }

    /// <summary>Skips the test where there is none.</summary>
    public static RealOllama Require()
    {
        var address = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA");
        if (string.IsNullOrEmpty(address))
        {
            Assert.Skip("OLLAMA_MCP_TEST_OLLAMA names no running Ollama; eng/provision starts one");
        }

        return new RealOllama(OllamaAddresses.Parse(address, null, null)[0]);
    }

    public void Dispose() => _http.Dispose();
}
