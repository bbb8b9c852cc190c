namespace OllamaMcp.Emulator.Models;

/// <summary>
/// A model's name in its four parts: <c>host/namespace/model:tag</c>. Parsing never fails; <see cref="IsValid"/> tells
/// whether the result may be used. Equality ignores case, as Ollama does.
/// </summary>
internal sealed record ModelName(string Host, string Namespace, string Model, string Tag)
{
    public const string DefaultHost = "registry.ollama.ai";
    private const string DefaultNamespace = "library";
    private const string Missing = "!MISSING!";

    public bool IsValid => IsHost(Host) && IsPart(Namespace, dots: false) && IsPart(Model) && IsPart(Tag);

    /// <summary>What identifies the model in the store.</summary>
    public string Key => ToString().ToUpperInvariant();

    /// <summary>The shortest form that still tells the model, always with its tag.</summary>
    public string Short
    {
        get
        {
            var prefix =
                !Same(Host, DefaultHost) ? $"{Host}/{Namespace}/"
                : !Same(Namespace, DefaultNamespace) ? $"{Namespace}/"
                : "";
            return $"{prefix}{Model}:{Tag}";
        }
    }

    public static ModelName Parse(string text)
    {
        var tag = "latest";
        if (text.LastIndexOf(':') > text.LastIndexOf('/'))
        {
            (text, tag) = CutLast(text, ':');
        }

        if (!text.Contains('/'))
        {
            return new ModelName(DefaultHost, DefaultNamespace, text.Length == 0 ? Missing : text, tag);
        }

        (text, var model) = CutLast(text, '/');
        if (!text.Contains('/'))
        {
            return new ModelName(DefaultHost, text, model, tag);
        }

        (text, var space) = CutLast(text, '/');
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return new ModelName(scheme < 0 ? text : text[(scheme + 3)..], space, model, tag);
    }

    public override string ToString() => $"{(Host.Length == 0 ? "" : Host + "/")}{Namespace}/{Model}:{Tag}";

    private static (string Before, string After) CutLast(string text, char at)
    {
        var i = text.LastIndexOf(at);
        var before = text[..i];
        var after = text[(i + 1)..];
        return (before.Length == 0 ? Missing : before, after.Length == 0 ? Missing : after);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string text) => text.Length is >= 1 and <= 350 && HasLegalCharacters(text, dots: true, colons: true);

    private static bool IsPart(string text, bool dots = true) =>
        text.Length is >= 1 and <= 80 && HasLegalCharacters(text, dots, colons: false);

    private static bool HasLegalCharacters(string text, bool dots, bool colons)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var legal = char.IsAsciiLetterOrDigit(c) || c == '_' || (i > 0 && (c == '-' || (c == '.' && dots) || (c == ':' && colons)));
            if (!legal)
            {
                return false;
            }
        }

        return true;
    }
}
