using System.Text.Json;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>/v1/completions.</summary>
internal sealed class CompletionRoute(Generator generator, TimeProvider time)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/v1/completions", HandleAsync, ErrorStyle.OpenAi)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context, "EOF");
        var body = GoObject.Root(document.RootElement, "openai", "CompletionRequest");
        var job = Read(body);
        var streams = body.Truth("stream") ?? false;
        var usage =
            body.Raw("stream_options") is { ValueKind: JsonValueKind.Object } more
            && (new GoObject(more, "").Truth("include_usage") ?? false);
        CompletionWriter writer = new($"cmpl-{RandomId.Below(context, 999)}", job.Model, time.GetUtcNow().ToUnixTimeSeconds(), usage);
        using var answer = await JobStart.StartAsync(generator, job, context);
        if (answer is null)
        {
            await JsonAnswer.WriteAsync(
                context,
                json => writer.WriteWhole(json, "", "load", 0, 0),
                contentType: JsonAnswer.PlainContentType
            );
        }
        else if (streams)
        {
            await StreamAsync(context, answer, writer);
        }
        else
        {
            var whole = await WholeAnswer.ReadAsync(answer, context.RequestAborted);
            var outcome = answer.Outcome ?? answer.Broken();
            await JsonAnswer.WriteAsync(
                context,
                json => writer.WriteWhole(json, whole.Content, outcome.DoneReason, outcome.PromptTokens, outcome.AnswerTokens),
                contentType: JsonAnswer.PlainContentType
            );
        }
    }

    private static Job Read(GoObject body) =>
        new()
        {
            Model = body.Text("model") ?? "",
            IsChat = false,
            Prompt = body.Text("prompt") ?? "",
            Suffix = body.Text("suffix") ?? "",
            Logprobs = body.Whole("logprobs") is > 0,
            Options = new OptionsBuilder()
                .Number("num_predict", body.Whole("max_tokens"))
                .Number("temperature", body.Number("temperature") ?? 1)
                .Number("seed", body.Whole("seed"))
                .Number("top_p", body.Number("top_p") ?? 1)
                .Stop(body.Raw("stop"))
                .Build(),
        };

    private static async Task StreamAsync(HttpContext context, AnswerRun answer, CompletionWriter writer)
    {
        using LineStream lines = new(context, isEvents: true);
        try
        {
            await foreach (var piece in answer.PiecesAsync(context.RequestAborted))
            {
                writer.WriteChunk(lines.Begin(), piece.Content, null);
                await lines.EndAsync();
            }

            var outcome = answer.Outcome ?? answer.Broken();
            writer.WriteChunk(lines.Begin(), "", outcome.DoneReason);
            await lines.EndAsync();
            if (writer.WithUsage)
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
