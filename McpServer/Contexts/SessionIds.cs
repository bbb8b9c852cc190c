using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Contexts;

/// <summary>What a session id may look like: 1 to 128 of ASCII letters, digits and <c>- _ . : @</c>, beginning with a letter or digit.</summary>
internal static class SessionIds
{
    public const int MaxLength = 128;

    private const string Legal = "1 to 128 letters, digits and - _ . : @, beginning with a letter or digit, without two dots in a row";

    public static bool IsValid(string sessionId) => sessionId.Length > 0 && IsValidPrefix(sessionId);

    /// <summary>Throws <c>invalid_arguments</c>, without repeating the id: it may be anything.</summary>
    public static void Check(string sessionId)
    {
        if (!IsValid(sessionId))
        {
            throw new ToolException(ErrorCodes.InvalidArguments, $"session_id ({sessionId.Length} characters) is not legal: {Legal}.");
        }
    }

    /// <summary>Throws <c>invalid_arguments</c> where no session id can begin so.</summary>
    public static void CheckPrefix(string prefix)
    {
        if (!IsValidPrefix(prefix))
        {
            throw new ToolException(
                ErrorCodes.InvalidArguments,
                $"prefix ({prefix.Length} characters) is not the beginning of a session id: {Legal}."
            );
        }
    }

    private static bool IsValidPrefix(string prefix) =>
        prefix.Length <= MaxLength
        && (prefix.Length == 0 || char.IsAsciiLetterOrDigit(prefix[0]))
        && prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@')
        && !prefix.Contains("..", StringComparison.Ordinal);
}
