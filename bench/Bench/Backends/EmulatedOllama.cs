using System.Globalization;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Backends;

/// <summary>This repository's emulator in a process of its own.</summary>
internal sealed class EmulatedOllama : IBackend
{
    /// <summary>Tokens a second of one stream, about what a graphics card gives.</summary>
    public const double GraphicsCardPace = 100;

    private readonly ChildProcess _process;

    private EmulatedOllama(ChildProcess process, Uri address, string name) => (_process, Address, Name) = (process, address, name);

    public string Name { get; }

    public Uri Address { get; }

    /// <param name="tokensPerSecond">How fast one stream goes; null for as fast as it can.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IBackend> StartAsync(double? tokensPerSecond, CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        var address = new Uri($"http://127.0.0.1:{port}");
        string[] pace = tokensPerSecond is { } rate ? ["--tokens-per-second", rate.ToString(CultureInfo.InvariantCulture)] : [];
        var process = ChildProcess.Start(
            [
                BuildOutput.Of("OllamaEmulator", "ollama-emulator"),
                "--port",
                port.ToString(CultureInfo.InvariantCulture),
                "--num-parallel",
                "256",
                "--answer-tokens",
                "500",
                .. pace,
            ],
            new Dictionary<string, string>(StringComparer.Ordinal),
            pipes: false
        );
        await Listening.WaitAsync(process, port, cancellationToken);
        await OllamaModels.MakeAsync(address, "emulated-chat", "emulated-chat", cancellationToken);
        var name = tokensPerSecond is null ? "the emulator, at full speed" : $"the emulator, at {tokensPerSecond} tokens a second";
        return new EmulatedOllama(process, address, name);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
