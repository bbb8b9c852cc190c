using System.Collections.Frozen;

namespace OllamaMcp.Server.Tools.Schema;

/// <summary>One node of a JSON schema, ready to be checked against. Immutable.</summary>
internal sealed class SchemaRule
{
    /// <summary>The types that may be; <see cref="JsonTypes.None"/> for any.</summary>
    public JsonTypes Types { get; init; }

    /// <summary>The strings that may be; null for any.</summary>
    public IReadOnlyList<string>? Enum { get; init; }
    public double? Minimum { get; init; }
    public double? Maximum { get; init; }
    public int MinLength { get; init; }
    public int MaxLength { get; init; } = int.MaxValue;
    public SchemaPattern? Pattern { get; init; }
    public int MinItems { get; init; }
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>What an array holds; null for anything.</summary>
    public SchemaRule? Items { get; init; }
    public FrozenDictionary<string, SchemaRule> Properties { get; init; } = FrozenDictionary<string, SchemaRule>.Empty;
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Whether properties without a rule of their own are refused.</summary>
    public bool Closed { get; init; }

    /// <summary>What properties without a rule of their own hold; null for anything.</summary>
    public SchemaRule? Additional { get; init; }

    /// <summary>Of these at least one must hold; empty for no such condition.</summary>
    public IReadOnlyList<SchemaRule> AnyOf { get; init; } = [];

    private string? _expectation;

    /// <summary>What the rule wants of a single value, in words: <c>a whole number from 0 to 20</c>.</summary>
    public string Expectation => _expectation ??= SchemaWords.Describe(this);
}
