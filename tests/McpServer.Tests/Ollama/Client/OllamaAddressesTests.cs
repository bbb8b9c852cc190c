using OllamaMcp.Server.Ollama.Client;

namespace OllamaMcp.Server.Tests.Ollama.Client;

public sealed class OllamaAddressesTests
{
    [Theory]
    [InlineData(null, null, null, "http://127.0.0.1:11434/")]
    [InlineData("  ", "", " ", "http://127.0.0.1:11434/")]
    [InlineData("ollama", null, null, "http://ollama:11434/")]
    [InlineData("my_ollama-1", null, null, "http://my_ollama-1:11434/")]
    [InlineData("ollama", "8080", null, "http://ollama:8080/")]
    [InlineData("ollama:1234", "8080", null, "http://ollama:1234/")]
    [InlineData("ollama", "tcp://10.0.0.7:11434", null, "http://ollama:11434/")]
    [InlineData("10.0.0.5", null, null, "http://10.0.0.5:11434/")]
    [InlineData("10.0.0.5:80", null, null, "http://10.0.0.5/")]
    [InlineData("0.0.0.0", null, null, "http://127.0.0.1:11434/")]
    [InlineData("0.0.0.0:8000", null, null, "http://127.0.0.1:8000/")]
    [InlineData(":8000", null, null, "http://127.0.0.1:8000/")]
    [InlineData("::", null, null, "http://[::1]:11434/")]
    [InlineData("::1", null, null, "http://[::1]:11434/")]
    [InlineData("[::1]", null, null, "http://[::1]:11434/")]
    [InlineData("[fd00::5]:8000", null, null, "http://[fd00::5]:8000/")]
    [InlineData("http://ollama", null, null, "http://ollama/")]
    [InlineData("http://ollama", "8080", null, "http://ollama:8080/")]
    [InlineData("http://ollama:11434", "8080", null, "http://ollama:11434/")]
    [InlineData("http://ollama:80", "8080", null, "http://ollama/")]
    [InlineData("https://gpu.example", null, null, "https://gpu.example/")]
    [InlineData("https://gpu.example:8443/llm/one", null, null, "https://gpu.example:8443/llm/one/")]
    [InlineData("http://[::]:11434/", null, null, "http://[::1]:11434/")]
    [InlineData("HTTP://OLLAMA:11434", null, null, "http://ollama:11434/")]
    [InlineData("ollama.com", null, null, "https://ollama.com/")]
    [InlineData("\"ollama\"", null, null, "http://ollama:11434/")]
    [InlineData("a, b:1 ,https://c/x", null, null, "http://a:11434/ http://b:1/ https://c/x/")]
    [InlineData("a,a:11434", null, null, "http://a:11434/")]
    [InlineData("a", "1", "http://b:2", "http://b:2/")]
    [InlineData("?!", "?", "http://b:2", "http://b:2/")]
    [InlineData(null, null, "b:2,c", "http://b:2/ http://c:11434/")]
    public void Parse_Legal_GivesTheAddresses(string? host, string? port, string? url, string expected) =>
        Assert.Equal(expected, string.Join(' ', OllamaAddresses.Parse(host, port, url)));

    [Theory]
    [InlineData("ftp://ollama", null, "OLLAMA_HOST: 'ftp://ollama' has the scheme ftp.")]
    [InlineData("ollama:99999", null, "OLLAMA_HOST: 'ollama:99999' is no address.")]
    [InlineData("ollama:0", null, "OLLAMA_HOST: 'ollama:0' has port 0.")]
    [InlineData("ollama:port", null, "OLLAMA_HOST: 'ollama:port' is no address.")]
    [InlineData("my ollama", null, "OLLAMA_HOST: 'my ollama' has a blank in it.")]
    [InlineData("a,,b", null, "OLLAMA_HOST: '' is an empty entry.")]
    [InlineData("http://", null, "OLLAMA_HOST: 'http://' is no address.")]
    [InlineData("http://user:secret@ollama", null, "OLLAMA_HOST: '…@ollama' holds a user name or password")]
    [InlineData("http://ollama?x=1", null, "has a query or fragment.")]
    [InlineData("ollama", "eleven", "OLLAMA_PORT: 'eleven' is no port. Legal: a whole number from 1 to 65535.")]
    [InlineData("ollama", "70000", "OLLAMA_PORT: '70000' is no port.")]
    public void Parse_Wrong_NamesItAndWhatIsLegal(string host, string? port, string expected)
    {
        var error = Assert.Throws<FormatException>(() => OllamaAddresses.Parse(host, port, null));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("Legal: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralWrong_NamesThemAll()
    {
        var error = Assert.Throws<FormatException>(() => OllamaAddresses.Parse("ftp://a,b c", "x", null));

        Assert.Equal(3, error.Message.Split(Environment.NewLine).Length);
    }
}
