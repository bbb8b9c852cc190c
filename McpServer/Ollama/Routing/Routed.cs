namespace OllamaMcp.Server.Ollama.Routing;

/// <summary>An answer and where it came from.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Instance">The name of the instance that gave it.</param>
internal sealed record Routed<T>(T Value, string Instance);
