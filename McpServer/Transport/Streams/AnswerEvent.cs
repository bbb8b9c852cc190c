namespace OllamaMcp.Server.Transport.Streams;

/// <summary>
/// Tells the answer to a request, after which nothing comes, from what comes before it. The SDK writes <c>result</c> or <c>error</c>
/// first in an answer and <c>method</c> first in everything else:
/// <code>
/// event: message
/// data: {"result":{"content":[…]},"id":3,"jsonrpc":"2.0"}
/// </code>
/// An event of any other beginning counts as one that others follow, which is never wrong, only slower.
/// </summary>
internal static class AnswerEvent
{
    private static ReadOnlySpan<byte> Result => "event: message\ndata: {\"result\":"u8;

    private static ReadOnlySpan<byte> Error => "event: message\ndata: {\"error\":"u8;

    /// <summary>Whether the answer is an error; null where the event is no answer.</summary>
    public static bool? Recognize(ReadOnlySpan<byte> written) =>
        written.StartsWith(Result) ? false
        : written.StartsWith(Error) ? true
        : null;
}
