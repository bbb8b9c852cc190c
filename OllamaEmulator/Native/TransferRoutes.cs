using System.Text.Json;
using OllamaMcp.Emulator.Http;
using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Registry;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/pull and /api/push.</summary>
internal sealed class TransferRoutes(ModelPuller puller, ModelPusher pusher)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/api/pull", PullAsync), new ApiRoute("POST", "/api/push", PushAsync)];

    private async Task PullAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "PullRequest");
        var insecure = body.Truth("insecure") ?? false;
        var streams = body.Truth("stream") ?? true;
        var name = ModelName.Parse(NameIn(body));
        if (!name.IsValid)
        {
            throw new ApiException(400, "invalid model name");
        }

        await ProgressRun.RunAsync(context, streams, sink => puller.PullAsync(name, insecure, sink, context.RequestAborted));
    }

    private async Task PushAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "PushRequest");
        var insecure = body.Truth("insecure") ?? false;
        var streams = body.Truth("stream") ?? true;
        var asked = NameIn(body);
        if (asked.Length == 0)
        {
            throw new ApiException(400, "model is required");
        }

        var name = ModelName.Parse(asked);
        await ProgressRun.RunAsync(context, streams, sink => pusher.PushAsync(name, insecure, sink, context.RequestAborted));
    }

    private static string NameIn(GoObject body) => body.Text("model") is { Length: > 0 } model ? model : body.Text("name") ?? "";
}
