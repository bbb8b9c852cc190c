using System.Diagnostics;
using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Ollama.Client;

/// <summary>What goes to Ollama, to the letter.</summary>
public sealed class RequestTests
{
    private string _head = "";
    private string _body = "";

    [Fact]
    public async Task Generate_Streamed_SendsWhatIsSetAndNothingElse()
    {
        await using var ollama = Recording("""{"done":true}""");

        await using var stream = await ollama.Client.GenerateAsync(
            new GenerateRequest
            {
                Model = "m",
                Prompt = "",
                Stream = false,
                KeepAlive = JsonElement.Parse("0"),
            },
            TestContext.Current.CancellationToken
        );

        Assert.StartsWith("POST /api/generate HTTP/1.1\r\n", _head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json\r\n", _head, StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", _head, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", _head, StringComparison.Ordinal);
        Assert.Equal("""{"model":"m","prompt":"","stream":true,"keep_alive":0}""", _body);
    }

    [Fact]
    public async Task Chat_Messages_GoInTheBody()
    {
        await using var ollama = Recording("""{"message":{"role":"assistant","content":"hi"},"done":true}""");
        var request = new ChatRequest { Model = "m", Messages = [new Message { Role = "user", Content = "hello" }] };

        await using var stream = await ollama.Client.ChatAsync(request, TestContext.Current.CancellationToken);
        await StreamTests.DrainAsync(stream);

        Assert.Equal("""{"model":"m","messages":[{"role":"user","content":"hello"}],"stream":true}""", _body);
    }

    [Fact]
    public async Task Delete_Name_GoesInTheBody()
    {
        await using var ollama = Recording("");

        await ollama.Client.DeleteAsync(new DeleteRequest { Model = "m" }, TestContext.Current.CancellationToken);

        Assert.StartsWith("DELETE /api/delete HTTP/1.1\r\n", _head, StringComparison.Ordinal);
        Assert.Equal("""{"model":"m"}""", _body);
    }

    [Fact]
    public async Task BlobExists_DigestWithTricks_StaysInItsPlace()
    {
        await using var ollama = Recording("");

        Assert.True(await ollama.Client.BlobExistsAsync("../delete?x", TestContext.Current.CancellationToken));

        Assert.StartsWith("HEAD /api/blobs/..%2Fdelete%3Fx HTTP/1.1\r\n", _head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_InATrace_CarriesIt()
    {
        await using var ollama = Recording("""{"version":"1"}""");
        using var activity = new Activity("call").Start();

        await ollama.Client.GetVersionAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"traceparent: 00-{activity.TraceId}-", _head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Router_Key_GoesToTheWebAlone()
    {
        await using var ollama = Recording("""{"version":"1"}""");
        await using var web = ScriptedOllama.Start(exchange =>
            exchange.AnswerAsync("200 OK", "application/json", $$"""{"title":"{{exchange.Header("Authorization")}}"}""")
        );
        using var router = ollama.Router(options => options with { ApiKey = "canary", WebAddress = web.Address });

        await router.GetVersionAsync(TestContext.Current.CancellationToken);
        var page = await router.WebFetchAsync(new WebFetchRequest { Url = "https://x.example" }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("canary", _head, StringComparison.Ordinal);
        Assert.Equal("Bearer canary", page.Title);
    }

    [Theory]
    [InlineData("401 Unauthorized")]
    [InlineData("200 OK")]
    public async Task Router_ServiceEchoesTheKey_ErrorDoesNot(string status)
    {
        await using var web = ScriptedOllama.Answering(status, "application/json", """{"error":"bad key canary!"}""");
        using var router = web.Router(options => options with { ApiKey = "canary", WebAddress = web.Address });

        var error = await Assert.ThrowsAsync<OllamaErrorException>(() =>
            router.WebFetchAsync(new WebFetchRequest { Url = "https://x.example" }, TestContext.Current.CancellationToken)
        );

        Assert.Equal("bad key ***!", error.Error);
    }

    [Fact]
    public async Task Router_Answer_NamesTheInstance()
    {
        await using var ollama = Recording("""{"version":"9.9"}""");
        using var router = ollama.Router();

        var answer = await router.GetVersionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("9.9", ollama.Address.Authority), (answer.Value.Version, answer.Instance));
    }

    [Fact]
    public async Task Embed_Vectors_AreReadExactly()
    {
        await using var ollama = Recording("""{"embeddings":[[0.1,-2.5e-05,1],[3,4,5],[]]}""");

        var answer = await ollama.Client.EmbedAsync(
            new EmbedRequest { Model = "m", Input = ["a", "b", "c"] },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [
                [0.1f, -2.5e-05f, 1f],
                [3f, 4f, 5f],
                [],
            ],
            answer.Embeddings
        );
    }

    [Theory]
    [InlineData("""{"embeddings":[[1e400]]}""")]
    [InlineData("""{"embeddings":[["1"]]}""")]
    [InlineData("""{"embeddings":[1]}""")]
    [InlineData("{\"embeddings\":[[1,")]
    [InlineData("""{"embeddings":null}""")]
    public async Task Embed_OtherThanVectors_ThrowsProtocol(string body)
    {
        await using var ollama = Recording(body);

        await Assert.ThrowsAsync<OllamaProtocolException>(() =>
            ollama.Client.EmbedAsync(new EmbedRequest { Model = "m", Input = [] }, TestContext.Current.CancellationToken)
        );
    }

    private ScriptedOllama Recording(string answer) =>
        ScriptedOllama.Start(exchange =>
        {
            (_head, _body) = (exchange.Head, exchange.Body);
            return exchange.AnswerAsync("200 OK", "application/json", answer);
        });
}
