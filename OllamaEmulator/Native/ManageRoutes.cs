using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/copy and /api/delete.</summary>
internal sealed class ManageRoutes(ModelStore store)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/api/copy", CopyAsync), new ApiRoute("DELETE", "/api/delete", DeleteAsync)];

    private async Task CopyAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "CopyRequest");
        var source = body.Text("source") ?? "";
        var destination = body.Text("destination") ?? "";
        var from = Valid("source", source);
        var to = Valid("destination", destination);
        var model = store.Find(from) ?? throw new ApiException(404, $"model \"{source}\" not found");
        store.Copy(model, to);
        context.Response.ContentLength = 0;
    }

    private async Task DeleteAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "DeleteRequest");
        var asked = body.Text("model") is { Length: > 0 } name ? name : body.Text("name") ?? "";
        if (!store.Delete(Valid("name", asked)))
        {
            throw ApiException.NotFound(asked);
        }

        context.Response.ContentLength = 0;
    }

    private static ModelName Valid(string field, string text)
    {
        var name = ModelName.Parse(text);
        return name.IsValid ? name : throw new ApiException(400, $"{field} \"{text}\" is invalid");
    }
}
