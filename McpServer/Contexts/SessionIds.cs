namespace OllamaMcp.Server.Contexts;

/// <summary>What a session id may look like: 1 to 128 of ASCII letters, digits and <c>- _ . : @</c>, beginning with a letter or digit.</summary>
internal static class SessionIds
{
    public const int MaxLength = 128;

    public static bool IsValid(string sessionId) =>
        sessionId.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(sessionId[0])
        && sessionId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@')
        && !sessionId.Contains("..", StringComparison.Ordinal);
}
