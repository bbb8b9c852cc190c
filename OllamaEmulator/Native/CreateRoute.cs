using System.Text.Json;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/create.</summary>
internal sealed class CreateRoute(ModelMaker maker)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/api/create", HandleAsync)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var request = CreateRequest.Read(document.RootElement);
        await ProgressRun.RunAsync(context, request.Streams, sink => maker.MakeAsync(request, sink, context.RequestAborted));
    }
}
