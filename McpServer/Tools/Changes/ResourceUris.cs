namespace OllamaMcp.Server.Tools.Changes;

/// <summary>The addresses of our resources.</summary>
internal static class ResourceUris
{
    public const string Models = "ollama://models";
    public const string ModelTemplate = "ollama://models/{name}";
    public const string Instances = "ollama://instances";
    public const string ContextTemplate = "ollama://contexts/{session}";
    private const string Contexts = "ollama://contexts/";
    private const string DefaultTag = ":latest";

    /// <summary>The address of a model: its name as it is, with its slashes and colon; percent-encoded ones are taken too.</summary>
    public static string Model(string name) => $"{Models}/{name}";

    /// <summary>Every address under which a model may be watched: with and without the tag that is meant where none is said.</summary>
    public static IEnumerable<string> OfModel(string name)
    {
        yield return Model(name);
        if (name.EndsWith(DefaultTag, StringComparison.OrdinalIgnoreCase))
        {
            yield return Model(name[..^DefaultTag.Length]);
        }
        else if (!name[(name.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal))
        {
            yield return Model(name + DefaultTag);
        }
    }

    /// <summary>The address of a saved conversation.</summary>
    public static string Context(string session) => Contexts + session;

    /// <summary>The model that an address names, or null where it is no such address.</summary>
    public static string? ModelOf(string uri) => After(uri, Models + "/");

    /// <summary>The session that an address names, or null where it is no such address.</summary>
    public static string? SessionOf(string uri) => After(uri, Contexts);

    private static string? After(string uri, string prefix) =>
        uri.Length > prefix.Length && uri.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(uri[prefix.Length..])
            : null;
}
