using System.Buffers.Text;
using System.Text;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Contexts;

/// <summary>Which session ids a page of a listing holds: those with a prefix, after the last one of the page before, in ordinal order.</summary>
internal sealed record ListRange(string Prefix, string? After, int PageSize)
{
    public const int MaxPageSize = 1000;

    // The cursor is the last id, marked so that a session id or another tool's cursor is not taken for one.
    private const string Mark = "after:";

    /// <summary>Throws <c>invalid_arguments</c> for what this server did not hand out.</summary>
    public static ListRange Parse(string prefix, string? cursor, int pageSize)
    {
        SessionIds.CheckPrefix(prefix);
        if (pageSize is < 1 or > MaxPageSize)
        {
            throw new ToolException(ErrorCodes.InvalidArguments, $"The page size is {pageSize}; legal is 1 to {MaxPageSize}.");
        }

        return new ListRange(prefix, cursor is null ? null : Decode(prefix, cursor), pageSize);
    }

    public bool Holds(string sessionId) =>
        sessionId.StartsWith(Prefix, StringComparison.Ordinal) && (After is null || string.CompareOrdinal(sessionId, After) > 0);

    public static string CursorAfter(string sessionId) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Mark + sessionId));

    private static string Decode(string prefix, string cursor)
    {
        if (cursor.Length <= 2 * SessionIds.MaxLength && Base64Url.IsValid(cursor))
        {
            var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
            var last = text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..] : "";
            if (SessionIds.IsValid(last) && last.StartsWith(prefix, StringComparison.Ordinal))
            {
                return last;
            }
        }

        throw new ToolException(
            ErrorCodes.InvalidArguments,
            "cursor is not one that an earlier page with the same prefix gave as next_cursor; leave it out to begin anew."
        );
    }
}
