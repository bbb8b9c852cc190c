using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tests.Tools.Schema;

/// <summary>Arguments with one of everything.</summary>
internal sealed record SampleArguments
{
    [Description("Which model.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Range(0, 20)]
    public int? TopLogprobs { get; init; }

    public bool? Stream { get; init; }

    [AllowedValues("json", "text")]
    public string? Format { get; init; }

    [Range(0.0, 2.0)]
    public double? Temperature { get; init; }

    [MinLength(1)]
    [MaxLength(3)]
    public IReadOnlyList<SampleItem>? Items { get; init; }

    [Schema("""{"type":["string","number"]}""")]
    public JsonElement? KeepAlive { get; init; }

    public IReadOnlyDictionary<string, string>? Files { get; init; }
}

internal sealed record SampleItem
{
    public required string Role { get; init; }
    public string? Text { get; init; }

    [Range(0, int.MaxValue)]
    public int? Count { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SampleArguments))]
internal sealed partial class SampleJson : JsonSerializerContext;
