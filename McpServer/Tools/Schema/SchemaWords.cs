using System.Globalization;
using System.Text.Json;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>Says in words what a rule wants and what a value is.</summary>
internal static class SchemaWords
{
    private const int LongestShown = 60;

    /// <summary>What a rule wants: <c>a whole number from 0 to 20</c>.</summary>
    public static string Describe(SchemaRule rule)
    {
        if (rule.Enum is { } values)
        {
            return $"one of {string.Join(", ", values.Select(value => $"\"{value}\""))}";
        }

        if (rule.AnyOf.Count > 0)
        {
            return string.Join(" or ", rule.AnyOf.Select(branch => branch.Expectation));
        }

        if (rule.Pattern is { } pattern && rule.Types == JsonTypes.String)
        {
            return Patterns.Describe(pattern.Source);
        }

        var types = rule.Types == JsonTypes.None ? "any value" : string.Join(" or ", Names(rule.Types));
        return types + Bounds(rule);
    }

    /// <summary>What a value is: <c>"0.8" (a string)</c>.</summary>
    public static string Describe(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => $"{Shorten(JsonEncodedText.Encode(value.GetString()!).Value, '"')} (a string)",
            JsonValueKind.Number => Shorten(value.GetRawText(), null),
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };

    private static string Shorten(string text, char? quote) =>
        text.Length <= LongestShown
            ? $"{quote}{text}{quote}"
            : string.Create(CultureInfo.InvariantCulture, $"{quote}{text.AsSpan(0, LongestShown)}…{quote} ({text.Length} characters)");

    private static IEnumerable<string> Names(JsonTypes types)
    {
        if (types.HasFlag(JsonTypes.String))
        {
            yield return "a string";
        }

        if (types.HasFlag(JsonTypes.Number))
        {
            yield return "a number";
        }
        else if (types.HasFlag(JsonTypes.Integer))
        {
            yield return "a whole number";
        }

        if (types.HasFlag(JsonTypes.Boolean))
        {
            yield return "true or false";
        }

        if (types.HasFlag(JsonTypes.Object))
        {
            yield return "an object";
        }

        if (types.HasFlag(JsonTypes.Array))
        {
            yield return "an array";
        }
    }

    private static string Bounds(SchemaRule rule) =>
        (rule.Minimum, rule.Maximum) switch
        {
            ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $" from {low} to {high}"),
            ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $" of {low} or more"),
            (null, { } high) => string.Create(CultureInfo.InvariantCulture, $" of at most {high}"),
            _ => "",
        }
        + Count(rule.MinLength, rule.MaxLength, "characters")
        + Count(rule.MinItems, rule.MaxItems, "items");

    private static string Count(int least, int most, string what) =>
        (least, most) switch
        {
            (0, int.MaxValue) => "",
            (_, int.MaxValue) => $" of {least} {what} or more",
            (0, _) => $" of at most {most} {what}",
            _ => $" of {least} to {most} {what}",
        };
}
