using OllamaMcp.Emulator.Hosting;
using OllamaMcp.Emulator.Settings;

await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 11434 });
Console.WriteLine($"Ollama emulator at {server.Address}");
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
