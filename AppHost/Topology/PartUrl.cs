namespace OllamaMcp.AppHost.Topology;

/// <summary>An address below a part's endpoint.</summary>
/// <param name="Path">Begins with a slash.</param>
/// <param name="Text">What it is, for people.</param>
internal sealed record PartUrl(string Path, string Text);
