using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>What the live table shows of a part.</summary>
internal sealed record PartView(PartState State, string Where);
