using System.Net;
using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>Reads answers.</summary>
internal static class WireAnswers
{
    public static string SessionId(this HttpResponseMessage answer) => answer.Headers.GetValues("Mcp-Session-Id").Single();

    /// <summary>The JSON-RPC message of an answer that is one message, as events or as JSON.</summary>
    public static async Task<JsonElement> MessageAsync(this HttpResponseMessage answer)
    {
        var text = await answer
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        var data = text.Split('\n').FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal));
        return JsonElement.Parse(data is null ? text : data["data: ".Length..]);
    }

    public static async Task<string> TextAsync(this HttpResponseMessage answer)
    {
        var message = await answer.MessageAsync();
        return message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    /// <summary>Asserts that a request was refused, and how.</summary>
    public static async Task<JsonElement> AssertRefusedAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        var message = JsonElement.Parse(text);
        Assert.Equal(code, message.GetProperty("error").GetProperty("data").GetProperty("code").GetString());
        return message;
    }

    public static async Task<EventReader> EventsAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new EventReader(new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }
}
