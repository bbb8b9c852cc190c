using OllamaMcp.Server.Tests.Ollama;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>
/// An Ollama that sends a line and then breaks the connection, but not before the line was read: a connection that breaks takes with it
/// what nobody has read yet.
/// </summary>
internal static class CutStream
{
    public static ScriptedOllama Start(string line, Task wasRead) =>
        ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(line + "\n");
            await wasRead.WaitAsync(Patience.Token);
            exchange.Break();
        });
}
