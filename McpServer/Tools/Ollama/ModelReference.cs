namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>The four parts of a model's name, lower case, with what was left out filled in.</summary>
/// <param name="Host">The registry, with a port where one is given.</param>
/// <param name="Namespace">Whose model it is.</param>
/// <param name="Model">The model.</param>
/// <param name="Tag">Which of its variants.</param>
internal sealed record ModelReference(string Host, string Namespace, string Model, string Tag)
{
    /// <summary>The registry that Ollama asks where a name gives none.</summary>
    public const string DefaultHost = "registry.ollama.ai";
    private const string DefaultNamespace = "library";
    private const string DefaultTag = "latest";

    /// <summary>Takes a legal name apart: <c>[scheme://][host[:port]/][namespace/]model[:tag]</c>.</summary>
    public static ModelReference Parse(string name)
    {
        var text = name.ToLowerInvariant();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var parts = (scheme < 0 ? text : text[(scheme + 3)..]).Split('/', 3);
        var last = parts[^1];
        var colon = last.IndexOf(':', StringComparison.Ordinal);
        return new ModelReference(
            parts.Length == 3 ? parts[0] : DefaultHost,
            parts.Length > 1 ? parts[^2] : DefaultNamespace,
            colon < 0 ? last : last[..colon],
            colon < 0 ? DefaultTag : last[(colon + 1)..]
        );
    }
}
