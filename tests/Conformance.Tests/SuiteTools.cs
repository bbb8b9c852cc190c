namespace OllamaMcp.Conformance.Tests;

/// <summary>Where the suite and a Node that runs it are.</summary>
internal static class SuiteTools
{
    private const string NodeVariable = "OLLAMA_MCP_TEST_NODE24";
    private const string PackagesVariable = "OLLAMA_MCP_TEST_NPM";

    /// <summary>The node binary and the suite's script. Skips the test where either is missing.</summary>
    public static (string Node, string Script) Find()
    {
        var node = Environment.GetEnvironmentVariable(NodeVariable);
        var packages = Environment.GetEnvironmentVariable(PackagesVariable);
        Assert.SkipUnless(File.Exists(node), $"{NodeVariable} names no Node 22 or newer; eng/provision provides one.");
        var script = Path.Combine(packages ?? "", "node_modules", "@modelcontextprotocol", "conformance", "dist", "index.js");
        Assert.SkipUnless(
            File.Exists(script),
            $"{PackagesVariable} holds no @modelcontextprotocol/conformance; eng/provision provides it."
        );
        return (node!, script);
    }
}
