using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>/v1/images: no emulated model makes any, so it is as with a model for texts, which answers nothing.</summary>
internal sealed class ImageRoutes(ModelStore store)
{
    public IEnumerable<ApiRoute> All =>
        [
            new ApiRoute(
                "POST",
                "/v1/images/generations",
                context => HandleAsync(context, "ImageGenerationRequest", false),
                ErrorStyle.OpenAi
            ),
            new ApiRoute("POST", "/v1/images/edits", context => HandleAsync(context, "ImageEditRequest", true), ErrorStyle.OpenAi),
        ];

    private async Task HandleAsync(HttpContext context, string type, bool isEdit)
    {
        using var document = await RequestBody.JsonAsync(context, "EOF");
        var body = GoObject.Root(document.RootElement, "openai", type);
        var model = body.Text("model") ?? "";
        if (string.IsNullOrEmpty(body.Text("prompt")))
        {
            throw ApiException.Bad("prompt is required");
        }

        if (isEdit && string.IsNullOrEmpty(body.Text("image")))
        {
            throw ApiException.Bad("image is required");
        }

        if (store.Find(ModelName.Parse(model)) is null)
        {
            throw ApiException.NotFound(model);
        }

        context.Response.ContentType = "application/x-ndjson";
        await context.Response.StartAsync(context.RequestAborted);
    }
}
