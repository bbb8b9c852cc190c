using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>/v1/models and /v1/models/:model.</summary>
internal sealed class ModelRoutes(ModelStore store)
{
    public IEnumerable<ApiRoute> All =>
        [
            new ApiRoute("GET", "/v1/models", ListAsync, ErrorStyle.OpenAi),
            new ApiRoute("GET", "/v1/models/:model", OneAsync, ErrorStyle.OpenAi),
        ];

    private Task ListAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("object", "list");
                json.WriteStartArray("data");
                foreach (var model in store.List())
                {
                    Write(json, model.Name.Short, model);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            },
            contentType: JsonAnswer.PlainContentType
        );

    private Task OneAsync(HttpContext context)
    {
        var asked = ApiRoute.Parameter(context);
        var model = store.Find(ModelName.Parse(asked)) ?? throw ApiException.NotFound(asked);
        return JsonAnswer.WriteAsync(context, json => Write(json, asked, model), contentType: JsonAnswer.PlainContentType);
    }

    private static void Write(Utf8JsonWriter json, string id, ModelRecord model)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "model");
        json.WriteNumber("created", model.ModifiedAt.ToUnixTimeSeconds());
        json.WriteString("owned_by", model.Name.Namespace);
        json.WriteEndObject();
    }
}
