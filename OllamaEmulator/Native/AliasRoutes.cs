using System.Text.Json;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/experimental/aliases.</summary>
internal sealed class AliasRoutes(Aliases aliases, ModelStore store)
{
    private const string Path = "/api/experimental/aliases";

    public IEnumerable<ApiRoute> All =>
        [new ApiRoute("GET", Path, ListAsync), new ApiRoute("POST", Path, SetAsync), new ApiRoute("DELETE", Path, DeleteAsync)];

    private Task ListAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("aliases");
                foreach (var alias in aliases.All)
                {
                    Write(json, alias);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    private async Task SetAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "server", "aliasEntry");
        Alias alias = new(body.Text("alias") ?? "", body.Text("target") ?? "", body.Truth("prefix_matching") ?? false);
        Check(alias);
        aliases.Set(alias);
        await JsonAnswer.WriteAsync(context, json => Write(json, alias));
    }

    private async Task DeleteAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var name = GoObject.Root(document.RootElement, "server", "aliasDeleteRequest").Text("alias") ?? "";
        if (name.Length == 0)
        {
            throw new ApiException(400, "alias is required");
        }

        if (!aliases.Remove(name))
        {
            throw new ApiException(404, $"alias \"{name}\" not found");
        }

        await JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("deleted", true);
                json.WriteEndObject();
            }
        );
    }

    private void Check(Alias alias)
    {
        var wrong =
            alias.Name.Length == 0 || alias.Target.Length == 0 ? "alias and target are required"
            : !alias.IsPrefix && !ModelName.Parse(alias.Name).IsValid ? $"alias \"{alias.Name}\" is invalid"
            : !ModelName.Parse(alias.Target).IsValid ? $"target \"{alias.Target}\" is invalid"
            : alias.Name == alias.Target ? "alias cannot point to itself"
            : !alias.IsPrefix && store.Find(ModelName.Parse(alias.Name)) is not null
                ? $"alias \"{alias.Name}\" conflicts with existing model"
            : aliases.LeadsTo(alias.Target, alias.Name) ? "alias cycle detected"
            : null;
        if (wrong is not null)
        {
            throw new ApiException(400, wrong);
        }
    }

    private static void Write(Utf8JsonWriter json, Alias alias)
    {
        json.WriteStartObject();
        json.WriteString("alias", alias.Name);
        json.WriteString("target", alias.Target);
        if (alias.IsPrefix)
        {
            json.WriteBoolean("prefix_matching", true);
        }

        json.WriteEndObject();
    }
}
