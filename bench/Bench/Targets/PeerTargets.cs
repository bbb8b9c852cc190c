using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Targets;

/// <summary>The servers that ours is compared with, where they are installed.</summary>
internal static class PeerTargets
{
    private const string Npm = "OLLAMA_MCP_TEST_NPM";
    private const string Python = "OLLAMA_MCP_TEST_PYTHON_CLIENTS";
    private const string Arguments = $$"""{"model":"{{BenchModels.Short}}","prompt":"{{BenchModels.Prompt}}"}""";

    /// <param name="missing">Told what is not there, and how it would be.</param>
    public static IEnumerable<ITarget> All(Action<string> missing)
    {
        foreach ((var package, var entry, var tools) in NpmPeers)
        {
            if (Installed(Npm, $"node_modules/{package}/{entry}") is { } script)
            {
                yield return new StdioTarget($"{package}, stdio", new ServerLaunch(["node", script], OllamaHost), tools);
            }
            else
            {
                missing($"{package} is left out: {Npm} names no folder that has it (eng/provision installs it)");
            }
        }

        if (Installed(Python, "python-clients") is { } python)
        {
            var script = BuildOutput.InRepository("bench/peers/fastmcp_server.py");
            var launch = new ServerLaunch([python, script, "--port", "{port}"], OllamaHost);
            yield return new HttpTarget("fastmcp, /mcp 2026-07-28", launch, StatelessCaller.ConnectAsync, FastMcp);
            yield return new HttpTarget("fastmcp, /mcp 2025-11-25", launch, SessionCaller.ConnectAsync, FastMcp);
        }
        else
        {
            missing($"fastmcp is left out: {Python} names no folder with python-clients (eng/provision installs it)");
        }
    }

    private static readonly Dictionary<string, string> OllamaHost = new(StringComparer.Ordinal) { ["OLLAMA_HOST"] = "{ollama}" };

    private static readonly ToolCalls FastMcp = new(
        new ToolCall("list_models", "{}"),
        new ToolCall("generate", Arguments),
        new ToolCall("generate_stream", $$"""{"model":"{{BenchModels.Long}}","prompt":"{{BenchModels.Prompt}}"}""")
    );

    private static readonly (string Package, string Entry, ToolCalls Tools)[] NpmPeers =
    [
        (
            "ollama-mcp",
            "dist/index.js",
            new ToolCalls(new ToolCall("ollama_list", "{}"), new ToolCall("ollama_generate", Arguments), Stream: null)
        ),
        (
            "ollama-mcp-server",
            "build/index.js",
            new ToolCalls(
                new ToolCall("list", "{}"),
                new ToolCall("run", $$"""{"name":"{{BenchModels.Short}}","prompt":"{{BenchModels.Prompt}}"}"""),
                Stream: null
            )
        ),
    ];

    private static string? Installed(string variable, string path) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder && File.Exists(Path.Combine(folder, path))
            ? Path.Combine(folder, path)
            : null;
}
