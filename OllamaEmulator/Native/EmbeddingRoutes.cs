using System.Text.Json;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Runners;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/embed, and the older /api/embeddings.</summary>
internal sealed class EmbeddingRoutes(ModelStore store, EmbeddingMaker maker, TimeProvider time)
{
    public IEnumerable<ApiRoute> All =>
        [new ApiRoute("POST", "/api/embed", EmbedAsync), new ApiRoute("POST", "/api/embeddings", OldEmbedAsync)];

    private async Task EmbedAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "EmbedRequest");
        var model = body.Text("model") ?? "";
        EmbeddingJob job = new(default!, EmbeddingInput.From(body.Raw("input")))
        {
            Dimensions = body.Whole("dimensions") ?? 0,
            Truncate = body.Truth("truncate") ?? true,
            Options = body.Object("options", "map[string]interface {}"),
            KeepAlive = GoDuration.KeepAlive(body.Raw("keep_alive")),
        };
        job = job with { Model = EmbeddingInput.Find(store, model) };
        var made = await maker.MakeAsync(job, context.RequestAborted);
        var total = time.GetElapsedTime(start);
        await JsonAnswer.WriteAsync(context, json => Write(json, model, made, total));
    }

    private async Task OldEmbedAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "EmbeddingRequest");
        var model = body.Text("model") ?? "";
        var prompt = body.Text("prompt") ?? "";
        if (model.Length == 0 || !ModelName.Parse(model).IsValid)
        {
            throw new ApiException(400, "model is required");
        }

        EmbeddingJob job = new(EmbeddingInput.Find(store, model), prompt.Length == 0 ? [] : [prompt])
        {
            Truncate = false,
            TooLongStatus = 500,
            Normalise = false,
            Options = body.Object("options", "map[string]interface {}"),
            KeepAlive = GoDuration.KeepAlive(body.Raw("keep_alive")),
        };
        var made = await maker.MakeAsync(job, context.RequestAborted);
        await JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                WriteVector(json, "embedding", made.Vectors.Count > 0 ? made.Vectors[0] : []);
                json.WriteEndObject();
            }
        );
    }

    private static void Write(Utf8JsonWriter json, string model, Embeddings made, TimeSpan total)
    {
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteStartArray("embeddings");
        foreach (var vector in made.Vectors)
        {
            WriteVector(json, null, vector);
        }

        json.WriteEndArray();
        if (made.Vectors.Count > 0)
        {
            json.WriteNumber("total_duration", total.Ticks * TimeSpan.NanosecondsPerTick);
            json.WriteNumber("load_duration", made.Load.Ticks * TimeSpan.NanosecondsPerTick);
            json.WriteNumber("prompt_eval_count", made.Tokens);
        }

        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, string? name, float[] vector)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var value in vector)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
