using System.Text.Json;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>/v1/embeddings.</summary>
internal sealed class EmbeddingRoute(ModelStore store, EmbeddingMaker maker)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/v1/embeddings", HandleAsync, ErrorStyle.OpenAi)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context, "EOF");
        var body = GoObject.Root(document.RootElement, "openai", "EmbedRequest");
        var model = body.Text("model") ?? "";
        var dimensions = body.Whole("dimensions") ?? 0;
        var isBase64 = IsBase64(body.Text("encoding_format"));
        var input = Input(body.Raw("input"));
        EmbeddingJob job = new(EmbeddingInput.Find(store, model), input) { Dimensions = dimensions };
        var made = await maker.MakeAsync(job, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json => Write(json, model, made, isBase64), contentType: JsonAnswer.PlainContentType);
    }

    private static bool IsBase64(string? format) =>
        format switch
        {
            null or "" or "float" => false,
            "base64" => true,
            _ => throw ApiException.Bad($"Invalid value for 'encoding_format' = {format}. Supported values: ['float', 'base64']."),
        };

    private static IReadOnlyList<string> Input(JsonElement? input) =>
        IsEmpty(input) ? throw ApiException.Bad("invalid input")
        : input is { ValueKind: JsonValueKind.String } text ? [GoText.Of(text)]
        : EmbeddingInput.From(input);

    private static bool IsEmpty(JsonElement? input) =>
        input is not { } given || (given.ValueKind == JsonValueKind.Array && given.GetArrayLength() == 0);

    private static void Write(Utf8JsonWriter json, string model, Embeddings made, bool isBase64)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (var i = 0; i < made.Vectors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("object", "embedding");
            WriteVector(json, made.Vectors[i], isBase64);
            json.WriteNumber("index", i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model", model);
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", made.Tokens);
        json.WriteNumber("total_tokens", made.Tokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, float[] vector, bool isBase64)
    {
        if (isBase64)
        {
            json.WriteBase64String("embedding", System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.AsSpan()));
            return;
        }

        json.WriteStartArray("embedding");
        foreach (var value in vector)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
