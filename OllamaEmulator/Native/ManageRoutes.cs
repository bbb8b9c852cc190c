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
        using JsonDocument document = await RequestBody.JsonAsync(context);
        GoObject body = GoObject.Root(document.RootElement, "api", "CopyRequest");
        string source = body.Text("source") ?? "";
        string destination = body.Text("destination") ?? "";
        ModelName from = Valid("source", source);
        ModelName to = Valid("destination", destination);
        ModelRecord model = store.Find(from) ?? throw new ApiException(404, $"model \"{source}\" not found");
        store.Copy(model, to);
        context.Response.ContentLength = 0;
    }

    private async Task DeleteAsync(HttpContext context)
    {
        using JsonDocument document = await RequestBody.JsonAsync(context);
        GoObject body = GoObject.Root(document.RootElement, "api", "DeleteRequest");
        string asked = body.Text("model") is { Length: > 0 } name ? name : body.Text("name") ?? "";
        if (!store.Delete(Valid("name", asked)))
        {
            throw ApiException.NotFound(asked);
        }

        context.Response.ContentLength = 0;
    }

    private static ModelName Valid(string field, string text)
    {
        ModelName name = ModelName.Parse(text);
        return name.IsValid ? name : throw new ApiException(400, $"{field} \"{text}\" is invalid");
    }
}
