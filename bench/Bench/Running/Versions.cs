using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Processes;
using OllamaMcp.Bench.Reports;

namespace OllamaMcp.Bench.Running;

/// <summary>Lines that say what was measured and how.</summary>
internal static class Versions
{
    private const string PythonVersions =
        "import sys, fastmcp, ollama, importlib.metadata as m; "
        + "print('Python ' + sys.version.split()[0] + ', fastmcp ' + fastmcp.__version__ + ', ollama ' + m.version('ollama'))";

    public static IEnumerable<string> Of(Plan plan)
    {
        var version = typeof(Versions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        yield return $"ours {version.Split('+')[0]} on {RuntimeInformation.FrameworkDescription}";
        if (Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_NPM") is { Length: > 0 } npm)
        {
            yield return $"ollama-mcp {Package(npm, "ollama-mcp")}, ollama-mcp-server {Package(npm, "ollama-mcp-server")} on Node {Machine.Says("node", "--version")}";
        }

        if (Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_PYTHON_CLIENTS") is { Length: > 0 } python)
        {
            yield return Machine.Says(Path.Combine(python, "python-clients"), "-c", PythonVersions) ?? "fastmcp";
        }

        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{date}, {plan.Rounds} rounds of {plan.Slice.TotalSeconds:0.0} s for each figure; the load generator runs on the same processors"
        );
    }

    private static string Package(string npm, string name)
    {
        var path = Path.Combine(npm, "node_modules", name, "package.json");
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!["version"]!.GetValue<string>() : "absent";
    }
}
