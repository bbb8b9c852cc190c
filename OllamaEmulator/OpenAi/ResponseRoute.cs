using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Emulator.Compat;
using OllamaMcp.Emulator.Generation;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.OpenAi;

/// <summary>/v1/responses.</summary>
internal sealed class ResponseRoute(Generator generator, TimeProvider time)
{
    public IEnumerable<ApiRoute> All => [new ApiRoute("POST", "/v1/responses", HandleAsync, ErrorStyle.OpenAi)];

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context, "EOF");
        var body = GoObject.Root(document.RootElement, "openai", "ResponsesRequest");
        var job = ResponseReader.Read(body);
        var streams = body.Truth("stream") ?? false;
        var number = RandomId.Below(context, 999_999).ToString(CultureInfo.InvariantCulture);
        ResponseObject response = new(body, number, time.GetUtcNow().ToUnixTimeSeconds());
        using var answer = await JobStart.StartAsync(generator, job, context);
        if (streams)
        {
            await StreamAsync(context, answer, response);
            return;
        }

        var whole = answer is null ? new Piece("", "", null, []) : await WholeAnswer.ReadAsync(answer, context.RequestAborted);
        var outcome = answer?.Outcome ?? answer?.Broken() ?? Nothing;
        JsonArray output = whole.Calls is { Count: > 0 } calls
            ? [.. calls.Select(call => (JsonNode)response.Call(call, "completed"))]
            : [(JsonNode)response.Message(whole.Content, "completed")];
        await JsonAnswer.WriteAsync(
            context,
            json => ResponseObject.Write(json, response.Whole("completed", output, outcome)),
            contentType: JsonAnswer.PlainContentType
        );
    }

    private static Outcome Nothing { get; } = new("load", 0, 0, default, default, default, default, []);

    private static async Task StreamAsync(HttpContext context, AnswerRun? answer, ResponseObject response)
    {
        using LineStream lines = new(context, isEvents: true) { NoCache = true };
        ResponseEvents events = new(lines, response);
        JsonArray output = [];
        try
        {
            await events.BeginAsync();
            if (answer is not null)
            {
                await foreach (var piece in answer.PiecesAsync(context.RequestAborted))
                {
                    if (piece.Calls is not null)
                    {
                        output = await events.CallsAsync(piece.Calls);
                    }
                    else if (piece.Content.Length > 0)
                    {
                        await events.TextAsync(piece.Content);
                    }
                }
            }

            await events.EndAsync(output, answer?.Outcome ?? answer?.Broken() ?? Nothing);
        }
        catch (MidStreamErrorException)
        {
            // The stream just ends: no event tells of it
        }
    }
}
