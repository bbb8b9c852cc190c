using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>
/// Another process that writes into a folder of conversations until it is killed, and says on its standard output which saves
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

    /// <summary>SIGKILL. Returns the number of the last save that it was promised.</summary>
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

    /// <summary>Which save wrote a message.</summary>
    public static long CountIn(Message message) => long.Parse(message.Content!.Split(' ')[0], CultureInfo.InvariantCulture);

    public static async Task WriteUntilKilledAsync()
    {
        var folder = Environment.GetEnvironmentVariable(Variable)!;
        var rules = new ConversationRules(new ContextStoreOptions(), TimeProvider.System);
        var store = new FileContextStore(folder, rules, TimeProvider.System, NullLogger<FileContextStore>.Instance);
        while (true)
        {
            var before = await store.LoadAsync(SessionId, CancellationToken.None);
            var count = before is null ? 1 : CountIn(before.Messages[0]) + 1;
            try
            {
                // Large enough that a kill meets it half written.
                var content = $"{count} {new string('x', 100_000)}";
                await store.SaveAsync(SessionId, Drafts.Of(content, content), before?.Version ?? 0, CancellationToken.None);
                await Console.Out.WriteLineAsync($"{count}");
            }
            catch (ToolException e) when (e.Code == ErrorCodes.ContextConflict || e.Code == ErrorCodes.ContextStoreUnavailable)
            {
                // The other writer was faster, on a busy machine again and again for as long as the store waits for it.
            }
        }
    }
}
