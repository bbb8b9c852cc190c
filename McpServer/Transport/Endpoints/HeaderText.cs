using System.Buffers;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>What a header's value may consist of (RFC 9110): tab, space and visible ASCII. Anything else is sent in base64.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> Legal = SearchValues.Create([
        '\t',
        .. Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code),
    ]);

    public static bool IsLegal(string value) => !value.AsSpan().ContainsAnyExcept(Legal);
}
