using System.Text.Json;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>
/// Holds one set of arguments against a rule and collects everything that is wrong with it. Null stands for an argument that
/// was left out. Used once, by one thread; allocates next to nothing where nothing is wrong.
/// </summary>
internal sealed class SchemaCheck
{
    private const int MostProblems = 50;
    private readonly Stack<string> _path = new();
    private List<ArgumentProblem>? _problems;

    private SchemaCheck() { }

    /// <summary>What is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<ArgumentProblem> Run(SchemaRule rule, IDictionary<string, JsonElement> arguments)
    {
        var check = new SchemaCheck();
        foreach (var (name, value) in arguments)
        {
            check.Property(rule, name, value);
        }

        foreach (var name in rule.Required)
        {
            if (!arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                check.Missing(rule, name);
            }
        }

        return check._problems ?? (IReadOnlyList<ArgumentProblem>)[];
    }

    private void Value(SchemaRule rule, JsonElement value)
    {
        if (rule.AnyOf.Count > 0 && !rule.AnyOf.Any(branch => Holds(branch, value)) || !IsOfType(rule.Types, value))
        {
            Add(SchemaWords.Describe(value), rule.Expectation);
            return;
        }
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Text(rule, value);
                break;
            case JsonValueKind.Number:
                Number(rule, value);
                break;
            case JsonValueKind.Object:
                Object(rule, value);
                break;
            case JsonValueKind.Array:
                Array(rule, value);
                break;
        }
    }

    private static bool Holds(SchemaRule rule, JsonElement value)
    {
        var check = new SchemaCheck();
        check.Value(rule, value);
        return check._problems is null;
    }

    private void Text(SchemaRule rule, JsonElement value)
    {
        // The length is taken only where it counts: it makes a string, and images are large.
        if (rule.Enum is null && rule.Pattern is null && rule.MinLength == 0 && rule.MaxLength == int.MaxValue)
        {
            return;
        }

        var text = value.GetString()!;
        var legal =
            (rule.Enum is null || rule.Enum.Contains(text, StringComparer.Ordinal))
            && text.Length >= rule.MinLength
            && text.Length <= rule.MaxLength
            && rule.Pattern?.IsMatch(text) != false;
        if (!legal)
        {
            Add(SchemaWords.Describe(value), rule.Expectation);
        }
    }

    private void Number(SchemaRule rule, JsonElement value)
    {
        var number = value.GetDouble();
        if (number < rule.Minimum || number > rule.Maximum || !double.IsFinite(number))
        {
            Add(SchemaWords.Describe(value), rule.Expectation);
        }
    }

    private void Array(SchemaRule rule, JsonElement value)
    {
        var count = value.GetArrayLength();
        if (count < rule.MinItems || count > rule.MaxItems)
        {
            Add(SchemaWords.Describe(value), rule.Expectation);
        }

        if (rule.Items is not { } items)
        {
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            _path.Push(index++.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Value(items, item);
            _path.Pop();
        }
    }

    private void Object(SchemaRule rule, JsonElement value)
    {
        if (!rule.Closed && rule.Properties.Count == 0 && rule.Additional is null && rule.Required.Count == 0)
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            Property(rule, property.Name, property.Value);
        }

        foreach (var name in rule.Required)
        {
            if (!value.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
            {
                Missing(rule, name);
            }
        }
    }

    private void Property(SchemaRule rule, string name, JsonElement value)
    {
        var known = rule.Properties.TryGetValue(name, out var own);
        if (!known && rule.Closed)
        {
            Unknown(rule, name, value);
        }
        else if ((own ?? rule.Additional) is { } valueRule && value.ValueKind != JsonValueKind.Null)
        {
            Nested(name, valueRule, value);
        }
    }

    private void Nested(string name, SchemaRule rule, JsonElement value)
    {
        _path.Push(name);
        Value(rule, value);
        _path.Pop();
    }

    private void Unknown(SchemaRule rule, string name, JsonElement value)
    {
        _path.Push(name);
        var nearest = NearestName.Of(name, rule.Properties.Keys);
        var legal = string.Join(", ", rule.Properties.Keys.Order(StringComparer.Ordinal));
        var expected = rule.Properties.Count == 0 ? "no such argument; none is taken" : $"no such argument; legal are {legal}";
        Add(SchemaWords.Describe(value), nearest is null ? expected : $"{expected}; did you mean '{nearest}'?");
        _path.Pop();
    }

    private void Missing(SchemaRule rule, string name)
    {
        _path.Push(name);
        Add("nothing", $"{(rule.Properties.TryGetValue(name, out var own) ? own.Expectation : "a value")} (required)");
        _path.Pop();
    }

    private void Add(string got, string expected)
    {
        _problems ??= [];
        if (_problems.Count < MostProblems)
        {
            _problems.Add(new ArgumentProblem(Pointer(), got, expected));
        }
    }

    private string Pointer() =>
        string.Concat(
            _path
                .Reverse()
                .Select(part => "/" + part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))
        );

    private static bool IsOfType(JsonTypes types, JsonElement value) =>
        types == JsonTypes.None
        || value.ValueKind switch
        {
            JsonValueKind.String => types.HasFlag(JsonTypes.String),
            JsonValueKind.Number => types.HasFlag(JsonTypes.Number) || (types.HasFlag(JsonTypes.Integer) && IsWhole(value)),
            JsonValueKind.True or JsonValueKind.False => types.HasFlag(JsonTypes.Boolean),
            JsonValueKind.Object => types.HasFlag(JsonTypes.Object),
            JsonValueKind.Array => types.HasFlag(JsonTypes.Array),
            _ => types.HasFlag(JsonTypes.Null),
        };

    private static bool IsWhole(JsonElement value) =>
        value.TryGetInt64(out _) || (value.GetDouble() is var real && real == Math.Floor(real));
}
