namespace OllamaMcp.Emulator.Traffic;

/// <summary>A request as it came, kept where the options say so.</summary>
internal sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
