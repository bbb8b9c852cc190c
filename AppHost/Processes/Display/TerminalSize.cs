namespace OllamaMcp.AppHost.Processes.Display;

/// <summary>Columns and rows of a terminal.</summary>
internal sealed record TerminalSize(int Columns, int Rows);
