namespace OllamaMcp.Server.Tools.Registry;

/// <summary>The arguments of a tool that takes none.</summary>
internal sealed record NoArguments;
