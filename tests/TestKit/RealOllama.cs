using Xunit;

namespace OllamaMcp.TestKit;

/// <summary>Finds a real Ollama with the models stories, stories-chat, stories-think, stories-large and all-minilm.</summary>
internal static class RealOllama
{
    private const string Variable = "OLLAMA_MCP_TEST_OLLAMA";

    /// <summary>Its address; skips the test, and says what would provide it, where there is none.</summary>
    public static Uri Address()
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(address), $"{Variable} is not set; eng/provision and eng/with-ollama set it.");
        return new Uri(address!);
    }
}
