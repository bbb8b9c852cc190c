namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>The topology cannot run. The message says what is wrong and what to do, and is all that the user sees.</summary>
internal sealed class HostException(string message) : Exception(message);
