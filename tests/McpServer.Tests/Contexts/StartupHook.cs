#pragma warning disable MA0047, CA1050 // The runtime looks for this type by this name, without a namespace
using OllamaMcp.Server.Tests.Contexts;

/// <summary>Called by the runtime before the main method, in the processes that <see cref="ContextWriterProcess"/> starts.</summary>
internal static class StartupHook
{
    public static void Initialize() => ContextWriterProcess.WriteUntilKilledAsync().GetAwaiter().GetResult();
}
