using System.Net;
using System.Text;
using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("", -32700)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/li", -32700)]
    [InlineData("hello", -32700)]
    [InlineData("null", -32600)]
    [InlineData("42", -32600)]
    [InlineData("{}", -32600)]
    [InlineData("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":1,\"a\":2}}", -32600)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", -32600)]
    public async Task Post_BodyThatIsNoMessage_IsRefusedByCode(string body, int code)
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.PostAsync(body);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(code, error.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("null", "it is null, and an object is meant")]
    [InlineData("\"tools/list\"", "it is text, and an object is meant")]
    [InlineData("{}", "\"jsonrpc\" is missing")]
    [InlineData("{\"jsonrpc\":2,\"id\":1,\"method\":\"ping\"}", "\"jsonrpc\" has to be \"2.0\"")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1}", "none of \"method\", \"result\" and \"error\"")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", "\"id\" is null, and text or a whole number is meant")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}", "\"method\" is 7, and text is meant")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":1,\"a\":2}}", "/params/a stands in it twice")]
    public async Task Post_BodyThatIsNoMessage_IsToldWhyInTheWordsOfJsonRpc(string body, string why)
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.PostAsync(body);

        var message = (await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request"))
            .GetProperty("error")
            .GetProperty("message")
            .GetString();
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.DoesNotContain("ModelContextProtocol", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\":\"\\ud800\"")]
    [InlineData("\"name\":\"echo\",\"arguments\":{\"text\":\"\\uDFFF\"}")]
    [InlineData("\"name\":\"echo\",\"arguments\":{\"\\ud83d\":1}")]
    [InlineData("\"name\":\"echo\",\"_meta\":{\"progressToken\":\"\\ud83d \\ude00\"}")]
    public async Task Call_HalfOfASurrogatePair_IsRefusedWithTheIdWhereverItStands(string parameters)
    {
        await using var host = await TransportHost.StartAsync();
        var body = $$"""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{ {{parameters}} } }""";

        using var answer = await host.Client.PostAsync(body, await host.Client.OpenAsync());

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(7, error.GetProperty("id").GetInt32());
        Assert.Contains(
            "half of a surrogate pair",
            error.GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Call_WholeSurrogatePair_IsTaken()
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.SendAsync(McpWire.CallStateless("echo", """{"text":"\ud83d\ude00"}"""));

        Assert.Equal("\U0001F600", await answer.TextAsync());
    }

    [Theory]
    [InlineData("""{"text":"first","text":"last"}""", "/params/arguments/text")]
    [InlineData("""{"text":"first","te\u0078t":"last"}""", "/params/arguments/text")]
    [InlineData("""{"text":"only","deep":[0,{"a":1,"a":1}]}""", "/params/arguments/deep/1/a")]
    public async Task Call_NameTwiceInArguments_IsRefusedByName(string arguments, string place)
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();

        using var stateless = await host.Client.SendAsync(McpWire.CallStateless("echo", arguments, id: 7));
        using var inSession = await host.Client.PostAsync(McpWire.Call("echo", arguments, id: 7), session);

        foreach (var answer in (HttpResponseMessage[])[stateless, inSession])
        {
            var message = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
            Assert.Equal(7, message.GetProperty("id").GetInt32());
            Assert.Contains(
                $"{place} stands in it twice",
                message.GetProperty("error").GetProperty("message").GetString(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Post_NotUtf8_IsRefused()
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.Post("");
        request.Content = new ByteArrayContent([.. "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\u0000"u8, 0xC3, 0x28, .. "\"}"u8]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var answer = await host.Client.SendAsync(request);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Contains("UTF-8", error.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TenThousandLevels_IsRefusedWithTheId()
    {
        await using var host = await TransportHost.StartAsync();
        var nested = new StringBuilder().Insert(0, "{\"a\":", 10_000).Append('1').Append('}', 10_000);

        using var answer = await host.Client.PostAsync(McpWire.Call("echo", nested.ToString(), id: 77));

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(77, error.GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Post_HundredMegabytes_IsTooLarge(bool chunked, bool asksFirst)
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.Post("");
        request.Content = new StreamContent(new EndlessSpaces(100_000_000));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.ContentLength = chunked ? null : 100_000_000;
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = asksFirst;

        using var answer = await host.Client.SendAsync(request);

        await answer.AssertRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task Post_BodyUpToTheLimit_IsTaken()
    {
        await using var host = await TransportHost.StartAsync(new TransportOptions { BodyBytes = 40_000_000 });
        var text = new string('x', 38_000_000);

        using var answer = await host.Client.SendAsync(McpWire.CallStateless("echo", $"{{\"text\":\"{text}\"}}"));

        Assert.Equal(text, await answer.TextAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Post_OtherContentType_IsUnsupported(string? type)
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.Post(McpWire.Initialize());
        request.Content!.Headers.Remove("Content-Type");
        if (type is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await host.Client.SendAsync(request);

        await answer.AssertRefusedAsync(HttpStatusCode.UnsupportedMediaType, "malformed_request");
    }

    [Fact]
    public async Task Post_CompressedBody_IsUnsupported()
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.Post(McpWire.Initialize());
        request.Content!.Headers.ContentEncoding.Add("gzip");

        using var answer = await host.Client.SendAsync(request);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.UnsupportedMediaType, "malformed_request");
        Assert.Contains("gzip", error.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("*/*", HttpStatusCode.OK)]
    [InlineData("text/event-stream, application/json;q=0.5", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Post_Accept_HasToTakeWhatComes(string? accept, HttpStatusCode status)
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.Post(McpWire.Initialize());
        request.Headers.Remove("Accept");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }
}
