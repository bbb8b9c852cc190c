using System.CommandLine;
using System.CommandLine.Invocation;
using OllamaMcp.Emulator.Hosting;

InvocationConfiguration signals = new() { ProcessTerminationTimeout = null };
var parsed = CommandLine.Command(EmulatorProgram.RunAsync, Environment.GetEnvironmentVariable).Parse(args);
if (parsed.Action is ParseErrorAction wrong)
{
    wrong.ShowHelp = false;
}

return await parsed.InvokeAsync(signals);
