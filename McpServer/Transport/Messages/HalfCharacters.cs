using System.Text.Json;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>
/// Finds half of a surrogate pair, such as <c>"\ud800"</c>: JSON can write it, and whoever reads the text fails at it, wherever that is.
/// </summary>
internal static class HalfCharacters
{
    /// <summary>Whether a name or a text has one. What is no JSON has none.</summary>
    public static bool AreIn(ReadOnlySpan<byte> json) => HasEscapes(json) && Fails(json);

    // In UTF-8 only an escape can write one.
    private static bool HasEscapes(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static bool Fails(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                _ = reader.ValueIsEscaped ? reader.GetString() : null;
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
