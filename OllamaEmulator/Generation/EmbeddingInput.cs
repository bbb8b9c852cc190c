using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Generation;

/// <summary>Reads <c>input</c>: a text or an array of texts; an empty text alone is no input at all.</summary>
internal static class EmbeddingInput
{
    public static IReadOnlyList<string> From(JsonElement? input) =>
        input switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } one ? [one] : [],
            { ValueKind: JsonValueKind.Array } texts => [.. texts.EnumerateArray().Select(Text)],
            _ => throw Wrong(),
        };

    /// <summary>The model, or the errors that embedding has of its own.</summary>
    public static ModelRecord Find(ModelStore store, string model)
    {
        var name = ModelName.Parse(model);
        return !name.IsValid
            ? throw new ApiException(500, $"unqualified name: {name}")
            : store.Find(name) ?? throw new ApiException(404, $"model \"{model}\" not found, try pulling it first");
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? GoText.Of(value) : throw Wrong();

    // The handler finds this, not the reader of the body: also the compatible routes tell it so
    private static ApiException Wrong() => new(400, "invalid input type");
}
