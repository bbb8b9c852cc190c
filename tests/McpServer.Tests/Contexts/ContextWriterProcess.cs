using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>
/// Another process that writes into a folder of conversations until it is killed, and says on its standard output which versions
/// were acknowledged. It is this same program, with a start-up hook that the runtime calls instead of going on to its main method.
/// </summary>
internal sealed class ContextWriterProcess : IDisposable
{
    private const string Variable = "OLLAMA_MCP_TEST_WRITE_CONTEXTS_TO";
    private const string SessionId = "Shared";
    private readonly Process _process;

    private ContextWriterProcess(Process process) => _process = process;

    public static ContextWriterProcess Start(string folder)
    {
        var assembly = typeof(ContextWriterProcess).Assembly.Location;
        var start = new ProcessStartInfo(Path.ChangeExtension(assembly, null))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { [Variable] = folder, ["DOTNET_STARTUP_HOOKS"] = assembly },
        };
        return new ContextWriterProcess(Process.Start(start)!);
    }

    public async Task<long> NextAcknowledgedAsync(CancellationToken cancellationToken) =>
        long.Parse((await _process.StandardOutput.ReadLineAsync(cancellationToken))!, CultureInfo.InvariantCulture);

    /// <summary>SIGKILL. Returns the last version that it was promised.</summary>
    public async Task<long> KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        var lines = (await _process.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n');

        // The last line may be cut.
        return lines.Length < 2 ? 0 : long.Parse(lines[^2], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    public static async Task WriteUntilKilledAsync()
    {
        var folder = Environment.GetEnvironmentVariable(Variable)!;
        var rules = new ConversationRules(new ContextStoreOptions(), TimeProvider.System);
        var store = new FileContextStore(folder, rules, TimeProvider.System, NullLogger<FileContextStore>.Instance);
        while (true)
        {
            var version = (await store.LoadAsync(SessionId, CancellationToken.None))?.Version ?? 0;
            try
            {
                // Large enough that a kill meets it half written.
                var content = $"{version + 1} {new string('x', 100_000)}";
                await store.SaveAsync(SessionId, Drafts.Of(content, content), version, CancellationToken.None);
                await Console.Out.WriteLineAsync($"{version + 1}");
            }
            catch (ToolException e) when (e.Code == ErrorCodes.ContextConflict)
            {
                // The other writer was faster.
            }
        }
    }
}
