using System.Text.Json;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/generate and /api/chat.</summary>
internal sealed class GenerationRoutes(Generator generator, TimeProvider time)
{
    public IEnumerable<ApiRoute> All =>
        [
            new ApiRoute("POST", "/api/generate", context => HandleAsync(context, isChat: false)),
            new ApiRoute("POST", "/api/chat", context => HandleAsync(context, isChat: true)),
        ];

    private async Task HandleAsync(HttpContext context, bool isChat)
    {
        using var body = await RequestBody.JsonAsync(context);
        var job = isChat ? JobReader.Chat(body.RootElement) : JobReader.Generate(body.RootElement);
        var streams = JobReader.Streams(body.RootElement, isChat ? "ChatRequest" : "GenerateRequest");
        try
        {
            await AnswerAsync(context, job, streams);
        }
        catch (ApiException error) when (error.IsLate && !streams)
        {
            throw new ApiException(error.Status, error.Message);
        }
    }

    private async Task AnswerAsync(HttpContext context, Job job, bool streams)
    {
        AnswerLine line = new(job, time);
        using var answer = await generator.StartAsync(job, context.RequestAborted);
        if (answer is null)
        {
            await JsonAnswer.WriteAsync(context, json => line.WriteState(json, job.IsUnload ? "unload" : "load"));
        }
        else if (job.RenderOnly)
        {
            await JsonAnswer.WriteAsync(context, json => line.WriteRendered(json, answer.Prompt));
        }
        else if (streams)
        {
            await StreamAsync(context, answer, line);
        }
        else
        {
            var whole = await WholeAnswer.ReadAsync(answer, context.RequestAborted);
            await JsonAnswer.WriteAsync(context, json => WriteWhole(json, line, answer, whole));
        }
    }

    private static void WriteWhole(Utf8JsonWriter json, AnswerLine line, AnswerRun answer, Piece whole)
    {
        if (answer.Outcome is { } outcome)
        {
            line.WriteDone(json, outcome, whole);
        }
        else
        {
            line.WritePiece(json, whole);
        }
    }

    private static async Task StreamAsync(HttpContext context, AnswerRun answer, AnswerLine line)
    {
        using LineStream lines = new(context, isEvents: false);
        try
        {
            await foreach (var piece in answer.PiecesAsync(context.RequestAborted))
            {
                line.WritePiece(lines.Begin(), piece);
                await lines.EndAsync();
            }

            if (answer.Outcome is { } outcome)
            {
                line.WriteDone(lines.Begin(), outcome, new Piece("", "", null, []));
                await lines.EndAsync();
            }
        }
        catch (MidStreamErrorException error)
        {
            await ErrorLine.WriteAsync(lines, error.Message);
        }
    }
}
