namespace OllamaMcp.Server.Telemetry;

/// <summary>Bounds what a caller can put into a span.</summary>
internal static class SpanText
{
    /// <summary>Names and ids are shorter; what is longer is somebody's attempt.</summary>
    public const int MostCharacters = 256;

    /// <summary>The text, cut behind <see cref="MostCharacters"/>.</summary>
    public static string Bound(string text) =>
        text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters - 1), "…");
}
