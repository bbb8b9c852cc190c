using System.Text.RegularExpressions;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>The <c>pattern</c> of a schema. Thread-safe.</summary>
internal sealed class SchemaPattern(string source)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    // In a JSON schema "$" is the end of the string; here it would also match before a line break at the end.
    private readonly Regex _expression = new(source.EndsWith('$') ? source[..^1] + "\\z" : source, RegexOptions.CultureInvariant, Limit);

    /// <summary>As it stands in the schema.</summary>
    public string Source { get; } = source;

    /// <summary>A text that takes too long to match does not match.</summary>
    public bool IsMatch(string text)
    {
        try
        {
            return _expression.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
