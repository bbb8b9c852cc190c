using System.Globalization;
using System.Text;
using OpenTelemetry;

namespace OllamaMcp.ServiceDefaults;

/// <summary>The labels of a sample: <c>{mcp_method_name="tools/call",error_type="tool_error"}</c>; empty where there are none.</summary>
internal sealed class LabelText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public static LabelText Of(ReadOnlyTagCollection tags)
    {
        var labels = new LabelText();
        foreach (var (name, value) in tags)
        {
            labels.Add(MetricName.Escape(name), TextOf(value));
        }

        return labels;
    }

    /// <summary>Adds a label; of two whose names have become the same, the first stays.</summary>
    public void Add(string name, string value)
    {
        if (_names.Add(name))
        {
            Append(_text, name, value);
        }
    }

    /// <summary>The text with one label more.</summary>
    public string With(string name, string value)
    {
        var text = new StringBuilder().Append(_text);
        Append(text, name, value);
        return $"{{{text}}}";
    }

    /// <inheritdoc/>
    public override string ToString() => _text.Length == 0 ? "" : $"{{{_text}}}";

    private static void Append(StringBuilder text, string name, string value)
    {
        if (text.Length > 0)
        {
            text.Append(',');
        }

        text.Append(name).Append("=\"").Append(Escape(value)).Append('"');
    }

    private static string TextOf(object? value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
