using System.Text.Json.Nodes;

namespace OllamaMcp.Emulator.Text;

/// <summary>A text that satisfies a schema's format, pattern and lengths.</summary>
internal static class SchemaText
{
    private static readonly string[] Words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron"];

    public static string Make(JsonObject rule, ref Chance chance)
    {
        if (rule["pattern"]?.GetValue<string>() is { } pattern)
        {
            return new PatternSample(pattern).Make();
        }

        if (rule["format"]?.GetValue<string>() is { } format && OfFormat(format) is { } known)
        {
            return known;
        }

        var least = rule["minLength"]?.GetValue<int>() ?? 0;
        var most = rule["maxLength"]?.GetValue<int>() ?? int.MaxValue;
        var text = Words[chance.Below(Words.Length)];
        while (text.Length < least)
        {
            text += " " + Words[chance.Below(Words.Length)];
        }

        return text.Length > most ? text[..most] : text;
    }

    private static string? OfFormat(string format) =>
        format switch
        {
            "date-time" => "2025-01-02T03:04:05Z",
            "date" => "2025-01-02",
            "time" => "03:04:05Z",
            "duration" => "PT1M",
            "email" => "emulated@example.com",
            "hostname" => "example.com",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "uri" or "uri-reference" or "iri" => "https://example.com/emulated",
            "uuid" => "00000000-0000-4000-8000-000000000001",
            _ => null,
        };
}
