using System.Text.Json;

namespace OllamaMcp.Emulator.Http;

/// <summary>Texts of JSON as Go reads them: half a surrogate pair becomes U+FFFD instead of an error.</summary>
internal static class GoText
{
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
