using System.Text.Json.Nodes;

namespace OllamaMcp.Emulator.Text;

/// <summary>The smallest number of at least 1 that a schema allows, or the one nearest to it.</summary>
internal static class SchemaNumber
{
    public static double Make(JsonObject rule, bool whole)
    {
        var step = Number(rule, "multipleOf") ?? (whole ? 1 : 0);
        var least = Least(rule, whole ? 1 : 0.5);
        var most = Most(rule, whole ? 1 : 0.5);
        var value = Math.Max(Math.Min(1, most), least);
        if (step > 0)
        {
            value = Math.Ceiling(value / step) * step;
            value = value > most ? value - step : value;
        }

        return value >= least && value <= most ? value : throw new InvalidSchemaException($"no number lies between {least} and {most}");
    }

    private static double Least(JsonObject rule, double gap) =>
        Math.Max(Number(rule, "minimum") ?? double.MinValue, Number(rule, "exclusiveMinimum") + gap ?? double.MinValue);

    private static double Most(JsonObject rule, double gap) =>
        Math.Min(Number(rule, "maximum") ?? double.MaxValue, Number(rule, "exclusiveMaximum") - gap ?? double.MaxValue);

    private static double? Number(JsonObject rule, string name) => rule[name] is JsonValue value ? (double)value : null;
}
