using System.Text.Json.Nodes;

namespace OllamaMcp.Deploy.Tests.Calling;

/// <summary>Reads the answer to one request, whether it comes as JSON or as events.</summary>
internal static class AnswerReader
{
    private const string Data = "data:";

    /// <summary>The result.</summary>
    /// <param name="answer">What came.</param>
    /// <param name="told">Hears of every piece of progress.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="HttpRequestException">It is an error, or broke off.</exception>
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, Action<string>? told, CancellationToken cancellation)
    {
        try
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                var body = await reader.ReadToEndAsync(cancellation);
                return (answer.IsSuccessStatusCode ? JsonNode.Parse(body)?["result"] : null)
                    ?? throw new HttpRequestException($"{(int)answer.StatusCode}: {body}");
            }

            return await ReadEventsAsync(reader, told, cancellation);
        }
        catch (IOException error)
        {
            throw new HttpRequestException($"The answer broke off: {error.Message}", error);
        }
    }

    private static async Task<JsonNode> ReadEventsAsync(StreamReader reader, Action<string>? told, CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal) || JsonNode.Parse(line[Data.Length..]) is not { } message)
            {
                continue;
            }

            if (message["id"] is not null)
            {
                return message["result"] ?? throw new HttpRequestException($"Not a result: {message.ToJsonString()}");
            }

            told?.Invoke(message["params"]?["message"]?.GetValue<string>() ?? "");
        }

        throw new HttpRequestException("The events ended without an answer.");
    }
}
