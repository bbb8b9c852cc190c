using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>
/// Web search and fetch. With <c>OLLAMA_API_KEY</c> ollama.com is asked; without it the Ollama behind this server, which can where it
/// is new enough and signed in.
/// </summary>
internal static class WebAccess
{
    /// <summary>Asks. Throws <c>not_configured</c> where there is no key and Ollama cannot do without.</summary>
    public static async Task<T> AskAsync<T>(OllamaRouter router, Func<OllamaRouter, Task<T>> ask)
    {
        try
        {
            return await ask(router);
        }
        catch (OllamaException e) when (!router.HasWebKey)
        {
            const string missing = "OLLAMA_API_KEY is not set, and Ollama cannot reach the web by an account of its own";
            throw new ToolException(ErrorCodes.NotConfigured, $"{missing}: {e.Message}", e)
            {
                Next =
                    "Make a key at https://ollama.com/settings/keys, set OLLAMA_API_KEY to it, and start the server again; or sign the Ollama in "
                    + "(ollama signin).",
            };
        }
    }
}
