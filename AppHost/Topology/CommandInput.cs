namespace OllamaMcp.AppHost.Topology;

/// <summary>A line of text that a command needs.</summary>
/// <param name="Name">Unique in its command.</param>
/// <param name="Label">What is asked for.</param>
/// <param name="Example">Shown while nothing was entered.</param>
internal sealed record CommandInput(string Name, string Label, string Example);
