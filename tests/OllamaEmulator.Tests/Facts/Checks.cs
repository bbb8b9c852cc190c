using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>What facts are made of.</summary>
internal static class Checks
{
    public static Action<RawAnswer> Error(int status, string text) =>
        answer =>
        {
            Assert.Equal(status, answer.Status);
            Assert.Equal(text, Json(answer.Body).GetProperty("error").GetString());
            Assert.StartsWith("application/json", answer.Headers["Content-Type"], StringComparison.Ordinal);
        };

    public static Action<RawAnswer> OpenAiError(int status, string type, string text) =>
        answer =>
        {
            Assert.Equal(status, answer.Status);
            var error = Json(answer.Body).GetProperty("error");
            Assert.Equal(type, error.GetProperty("type").GetString());
            Assert.Equal(text, error.GetProperty("message").GetString());
        };

    public static Action<RawAnswer> Page(int status, string text) =>
        answer =>
        {
            Assert.Equal(status, answer.Status);
            Assert.Equal(text, answer.Body.TrimEnd('\n'));
            Assert.StartsWith("text/plain", answer.Headers["Content-Type"], StringComparison.Ordinal);
        };

    public static Action<RawAnswer> Empty(int status) =>
        answer =>
        {
            Assert.Equal(status, answer.Status);
            Assert.Equal("", answer.Body);
        };

    public static Action<RawAnswer> Header(int status, string name, string value) =>
        answer =>
        {
            Assert.Equal(status, answer.Status);
            Assert.Equal(value, answer.Headers[name]);
        };

    /// <summary>A single JSON text.</summary>
    public static Action<RawAnswer> Object(Action<JsonElement> check) =>
        answer =>
        {
            Assert.Equal(200, answer.Status);
            check(Json(answer.Body));
        };

    /// <summary>A stream whose every line is JSON, in chunks, under the right type.</summary>
    public static Action<RawAnswer> Stream(Action<IReadOnlyList<JsonElement>> check) =>
        answer =>
        {
            Assert.Equal(200, answer.Status);
            Assert.Equal("application/x-ndjson", answer.Headers["Content-Type"]);
            Assert.Equal("chunked", answer.Headers["Transfer-Encoding"]);
            check([.. answer.Lines.Select(Json)]);
        };

    /// <summary>Events that end with <c>[DONE]</c>.</summary>
    public static Action<RawAnswer> Events(Action<IReadOnlyList<JsonElement>> check) =>
        answer =>
        {
            Assert.Equal(200, answer.Status);
            Assert.Equal("text/event-stream", answer.Headers["Content-Type"]);
            string[] data = [.. answer.Lines.Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line[6..])];
            Assert.Equal("[DONE]", data[^1]);
            check([.. data[..^1].Select(Json)]);
        };

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
