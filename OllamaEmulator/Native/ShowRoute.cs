using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/show.</summary>
internal sealed class ShowRoute(ModelStore store)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/api/show", HandleAsync)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "ShowRequest");
        var asked = body.Text("model") is { Length: > 0 } name ? name : body.Text("name") ?? "";
        body.Truth("verbose");
        if (asked.Length == 0)
        {
            throw new ApiException(400, "model is required");
        }

        var parsed = ModelName.Parse(asked);
        if (!parsed.IsValid)
        {
            throw new ApiException(500, $"unqualified name: {parsed}");
        }

        var model = store.Find(parsed) ?? throw ApiException.NotFound(asked);
        var system = body.Text("system") is { Length: > 0 } other ? other : model.System;
        await JsonAnswer.WriteAsync(context, json => Write(json, model, system));
    }

    private static void Write(Utf8JsonWriter json, ModelRecord model, string system)
    {
        json.WriteStartObject();
        WriteText(json, "license", string.Join('\n', model.Licenses));
        json.WriteString("modelfile", ModelfileText.Of(model, system));
        WriteText(json, "parameters", ModelfileText.Parameters(model));
        json.WriteString("template", model.Template);
        WriteText(json, "system", system);
        ModelDetails.Write(json, model, model.ParentModel);
        WriteMessages(json, model);
        WriteInfo(json, model.Weights);
        WriteTensors(json, model.Weights);
        ModelDetails.WriteCapabilities(json, model);
        json.WriteString("modified_at", model.ModifiedAt.UtcDateTime);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteMessages(Utf8JsonWriter json, ModelRecord model)
    {
        if (model.Messages.Count == 0)
        {
            return;
        }

        json.WriteStartArray("messages");
        foreach (var message in model.Messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role);
            json.WriteString("content", message.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInfo(Utf8JsonWriter json, GgufFile weights)
    {
        json.WriteStartObject("model_info");
        foreach ((var key, var value) in weights.Metadata.Where(pair => pair.Key is not "general.name"))
        {
            json.WritePropertyName(key);
            JsonText.WriteValue(json, value.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteTensors(Utf8JsonWriter json, GgufFile weights)
    {
        json.WriteStartArray("tensors");
        foreach (var tensor in weights.Tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Name);
            json.WriteString("type", tensor.Type);
            json.WriteStartArray("shape");
            foreach (var side in tensor.Shape)
            {
                json.WriteNumberValue(side);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
