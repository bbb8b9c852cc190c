using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Anthropic;

/// <summary>/v1/messages.</summary>
internal sealed class MessageRoute(Generator generator)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/v1/messages", HandleAsync, ErrorStyle.Anthropic)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context, "EOF");
        var body = GoObject.Root(document.RootElement, "anthropic", "MessagesRequest");
        var job = MessageReader.Read(body);
        var id = $"msg_{RandomId.Hexadecimal(context)}";
        if (body.Truth("stream") ?? false)
        {
            await StreamAsync(context, job, id);
            return;
        }

        using var answer = (await JobStart.StartAsync(generator, job, context))!;
        var whole = await WholeAnswer.ReadAsync(answer, context.RequestAborted);
        var message = Message(id, job.Model, whole, answer.Outcome ?? answer.Broken());
        await JsonAnswer.WriteAsync(context, json => message.WriteTo(json), contentType: JsonAnswer.PlainContentType);
    }

    private static JsonObject Message(string id, string model, Piece whole, Outcome outcome) =>
        new()
        {
            ["id"] = id,
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = model,
            ["content"] = MessageBlocks.Of(whole),
            ["stop_reason"] = MessageBlocks.StopReason(outcome.DoneReason, whole.Calls is { Count: > 0 }),
            ["usage"] = MessageEvents.Used(outcome.PromptTokens, outcome.AnswerTokens),
        };

    private async Task StreamAsync(HttpContext context, Job job, string id)
    {
        // These stand on errors of a stream as well
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Connection = "keep-alive";
        using var answer = (await JobStart.StartAsync(generator, job, context))!;
        using LineStream lines = new(context, isEvents: true);
        MessageEvents events = new(lines);
        var called = false;
        try
        {
            await events.BeginAsync(id, job.Model, answer.PromptTokens);
            await foreach (var piece in answer.PiecesAsync(context.RequestAborted))
            {
                called |= piece.Calls is not null;
                await events.PieceAsync(piece);
            }

            var outcome = answer.Outcome ?? answer.Broken();
            await events.EndAsync(MessageBlocks.StopReason(outcome.DoneReason, called), outcome);
        }
        catch (MidStreamErrorException)
        {
            // The stream just ends: no event tells of it
        }
    }
}
