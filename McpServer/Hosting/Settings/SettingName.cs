namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>
/// The name of a setting: <c>MCP_PORT</c>, or a section and keys, <c>Access__Tokens__NAME</c>. A segment that is <see cref="Wildcard"/>
/// stands for any text. Case does not matter, and <c>:</c> does as well as <c>__</c>.
/// </summary>
internal sealed record SettingName
{
    /// <summary>The segment that the user names.</summary>
    public const string Wildcard = "NAME";

    private readonly string[] _segments;

    public SettingName(string text)
    {
        Text = Canonical(text);
        _segments = Text.Split("__");
    }

    /// <summary>As it is written in an environment.</summary>
    public string Text { get; }

    /// <summary>The first segment where there are several, else null.</summary>
    public string? Section => _segments.Length > 1 ? _segments[0] : null;

    /// <summary>One spelling for <c>A:B</c> and <c>A__B</c>.</summary>
    public static string Canonical(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Whether the key is this setting.</summary>
    /// <param name="key">A canonical key.</param>
    /// <param name="captured">What stands in the place of the wildcard; empty where there is none.</param>
    public bool Matches(string key, out string captured)
    {
        captured = "";
        var parts = key.Split("__");
        if (parts.Length != _segments.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (_segments[i] == Wildcard && parts[i].Length > 0)
            {
                captured = parts[i];
            }
            else if (!_segments[i].Equals(parts[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
