using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Targets;

/// <summary>This repository's server, over each of its transports.</summary>
internal static class OurTargets
{
    public const string Stateless = "ours, /mcp 2026-07-28";
    public const string Session = "ours, /mcp 2025-11-25";
    public const string Sse = "ours, /sse";
    public const string Stdio = "ours, stdio";

    /// <summary>Names another build of the server than the one beside this program, such as a published one.</summary>
    private const string Variable = "OLLAMA_MCP_BENCH_SERVER";

    private const string Prompt = BenchModels.Prompt;

    private static readonly ToolCalls Tools = new(
        new ToolCall("ollama_list_models", "{}"),
        new ToolCall("ollama_generate", $$"""{"model":"{{BenchModels.Short}}","prompt":"{{Prompt}}"}"""),
        new ToolCall("ollama_generate_stream", $$"""{"model":"{{BenchModels.Long}}","prompt":"{{Prompt}}"}""")
    );

    public static IEnumerable<ITarget> All()
    {
        var settings = Settings();
        var served = new ServerLaunch([Program], settings);
        yield return new HttpTarget(Stateless, served, StatelessCaller.ConnectAsync, Tools);
        yield return new HttpTarget(Session, served, SessionCaller.ConnectAsync, Tools);
        yield return new HttpTarget(Sse, served, SseCaller.ConnectAsync, Tools);
        yield return new StdioTarget(Stdio, new ServerLaunch([Program, "--stdio"], settings), Tools);
    }

    /// <summary>The server over Streamable HTTP, with settings of its own.</summary>
    public static ITarget With(string name, params (string Key, string Value)[] own)
    {
        var settings = Settings();
        foreach ((var key, var value) in own)
        {
            settings[key] = value;
        }

        return new HttpTarget(name, new ServerLaunch([Program], settings), SessionCaller.ConnectAsync, Tools);
    }

    private static string Program => Environment.GetEnvironmentVariable(Variable) ?? BuildOutput.Of("McpServer", "ollama-mcp");

    private static Dictionary<string, string> Settings() =>
        new(StringComparer.Ordinal)
        {
            ["MCP_HOST"] = "127.0.0.1",
            ["MCP_PORT"] = "{port}",
            ["OLLAMA_SERVER_URL"] = "{ollama}",
            ["Contexts__Store"] = "memory",
            ["Limits__Sessions"] = "20000",
            ["LOG_LEVEL"] = "WARNING",
        };
}
