using System.CommandLine;
using OllamaMcp.Emulator.Hosting;

InvocationConfiguration signals = new() { ProcessTerminationTimeout = null };
return await CommandLine.Command(EmulatorProgram.RunAsync, Environment.GetEnvironmentVariable).Parse(args).InvokeAsync(signals);
