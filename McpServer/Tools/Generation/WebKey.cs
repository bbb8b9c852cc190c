using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>The key that Ollama's web search and fetch need.</summary>
internal static class WebKey
{
    /// <summary>Throws <c>not_configured</c> where there is none.</summary>
    public static void Require(OllamaRouter router)
    {
        if (!router.HasWebKey)
        {
            throw new ToolException(
                ErrorCodes.NotConfigured,
                "Web search and fetch need a key of ollama.com, and OLLAMA_API_KEY is not set."
            )
            {
                Next = "Make a key at https://ollama.com/settings/keys, set OLLAMA_API_KEY to it, and start the server again.",
            };
        }
    }
}
