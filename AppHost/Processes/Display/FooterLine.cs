namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>A line of the <see cref="Footer"/>.</summary>
/// <param name="Text">With its colours.</param>
/// <param name="Width">In columns, without them.</param>
internal sealed record FooterLine(string Text, int Width);
