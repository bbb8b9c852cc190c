using System.CommandLine;
using OllamaMcp.Server.Hosting.Checking;
using OllamaMcp.Server.Hosting.Documentation;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>The command line.</summary>
internal static class ServerCommand
{
    /// <summary>Does what the arguments say.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> InvokeAsync(string[] args)
    {
        var stdio = new Option<bool>("--stdio") { Description = "Speak MCP over standard input and output, for desktop clients" };
        var root = new RootCommand("One MCP endpoint over Ollama. What can be set, and how, is in docs/settings.md.") { stdio };
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(DocsCommand.Create());
        root.SetAction((parsed, _) => ServerRun.RunAsync(parsed.GetValue(stdio)));

        var parsed = root.Parse(args);
        // The host ends on signals itself, after its calls in flight; this library would cut it off after two seconds.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        return parsed.Errors.Count > 0 ? RefuseAsync(parsed, invocation) : parsed.InvokeAsync(invocation);
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, InvocationConfiguration invocation)
    {
        await parsed.InvokeAsync(invocation);
        return ExitCodes.BadInput;
    }
}
