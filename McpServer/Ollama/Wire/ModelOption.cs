using System.Globalization;
using System.Text.Json;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>What kind of value an option takes.</summary>
internal enum ModelOptionKind
{
    Int,
    Float,
    Bool,

    /// <summary>An array of strings.</summary>
    Strings,
}

/// <summary>An option of a model.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="Min">The least legal number. Null for no bound, and where it is no number.</param>
/// <param name="Max">The greatest legal number. Null for no bound, and where it is no number.</param>
/// <param name="Description">What it does, with its default.</param>
internal sealed record ModelOption(string Name, ModelOptionKind Kind, double? Min, double? Max, string Description)
{
    /// <summary>True where today's Ollama does nothing with it.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>What is wrong with a value, as the end of a sentence that begins with the option's name. Null where nothing is.</summary>
    public string? WrongWith(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null
            ? null
            : Kind switch
            {
                ModelOptionKind.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Must("true or false", value),
                ModelOptionKind.Strings => IsStrings(value) ? null : Must("an array of strings, such as [\"###\"]", value),
                _ when value.ValueKind is not JsonValueKind.Number => Must(
                    Kind is ModelOptionKind.Int ? "a whole number" : "a number",
                    value
                ),
                _ => WrongWith(value.GetDouble(), value),
            };

    private string? WrongWith(double number, JsonElement value) =>
        !double.IsFinite(number) || Math.Abs(number) > float.MaxValue ? Must("a number that a computer can hold", value)
        : Kind is ModelOptionKind.Int && number != Math.Floor(number) ? Must("a whole number", value)
        : number < Min || number > Max || (Kind is ModelOptionKind.Int && Math.Abs(number) > long.MaxValue) ? Must(Range(), value)
        : null;

    private string Range() =>
        (Min, Max) switch
        {
            (null, null) => "smaller",
            (null, { } max) => $"at most {Text(max)}",
            ({ } min, null) => $"at least {Text(min)}",
            ({ } min, { } max) => $"from {Text(min)} to {Text(max)}",
        };

    private static string Must(string what, JsonElement value)
    {
        var shown = value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.GetRawText()
            : Kinds(value);
        return $"must be {what}, and is {(shown.Length > 40 ? shown[..40] + "…" : shown)}";
    }

    private static string Kinds(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => "a string",
            JsonValueKind.Array => "an array",
            _ => "an object",
        };

    private static bool IsStrings(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One thing that is wrong with an <c>options</c> object.</summary>
/// <param name="Name">The option, or <c>options</c> itself.</param>
/// <param name="Message">What is wrong and what would be right; reads on from the name.</param>
internal sealed record ModelOptionProblem(string Name, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Message}";
}
