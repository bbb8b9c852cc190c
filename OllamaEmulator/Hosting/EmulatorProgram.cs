using System.Runtime.InteropServices;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Hosting;

/// <summary>Runs one emulator until a signal ends it.</summary>
internal static class EmulatorProgram
{
    /// <summary>0 when it was ended, 1 when it could not start.</summary>
    public static async Task<int> RunAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        EmulatorServer server;
        try
        {
            server = await EmulatorServer.StartAsync(
                options,
                logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft", LogLevel.Critical)
            );
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"ollama-emulator: {error.Message} Another address is set by --host or --port.");
            return 1;
        }

        await using (server)
        {
            Announce(server);
            await EndAsync(cancellationToken);
        }

        return 0;
    }

    private static void Announce(EmulatorServer server)
    {
        var models = string.Join(", ", server.Store.List().Select(model => model.Name.Short));
        Console.WriteLine($"Ollama emulator {server.Options.Version} on {server.Address} (texts are made up; models: {models})");
        if (server.ControlAddress is { } control)
        {
            Console.WriteLine($"Control API on {control}");
        }

        if (server.RegistryAddress is { } registry)
        {
            Console.WriteLine($"Model registry on {registry}");
        }
    }

    private static async Task EndAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
