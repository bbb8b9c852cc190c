using System.Text.Json;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>/v1/chat/completions.</summary>
internal sealed class ChatRoute(Generator generator, TimeProvider time)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/v1/chat/completions", HandleAsync, ErrorStyle.OpenAi)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context, "EOF");
        var body = GoObject.Root(document.RootElement, "openai", "ChatCompletionRequest");
        var job = ChatReader.Read(body);
        var streams = body.Truth("stream") ?? false;
        var usage =
            body.Raw("stream_options") is { ValueKind: JsonValueKind.Object } more
            && (new GoObject(more, "").Truth("include_usage") ?? false);
        ChatWriter writer = new($"chatcmpl-{RandomId.Below(context, 999)}", job.Model, time.GetUtcNow().ToUnixTimeSeconds());
        using var answer = (await JobStart.StartAsync(generator, job, context))!;
        if (streams)
        {
            await StreamAsync(context, answer, writer, usage);
            return;
        }

        var whole = await WholeAnswer.ReadAsync(answer, context.RequestAborted);
        await JsonAnswer.WriteAsync(
            context,
            json => writer.WriteWhole(json, whole, answer.Outcome ?? answer.Broken()),
            contentType: JsonAnswer.PlainContentType
        );
    }

    private static async Task StreamAsync(HttpContext context, AnswerRun answer, ChatWriter writer, bool usage)
    {
        using LineStream lines = new(context, isEvents: true);
        var called = false;
        try
        {
            await foreach (var piece in answer.PiecesAsync(context.RequestAborted))
            {
                called |= piece.Calls is not null;
                writer.WriteChunk(lines.Begin(), piece, null);
                await lines.EndAsync();
            }

            var outcome = answer.Outcome ?? answer.Broken();
            writer.WriteChunk(lines.Begin(), new Piece("", "", null, []), called ? "tool_calls" : outcome.DoneReason);
            await lines.EndAsync();
            if (usage)
            {
                writer.WriteUsage(lines.Begin(), outcome);
                await lines.EndAsync();
            }

            await lines.RawAsync("data: [DONE]\n\n");
        }
        catch (MidStreamErrorException)
        {
            writer.WriteBroken(lines.Begin());
            await lines.EndAsync();
        }
    }
}
