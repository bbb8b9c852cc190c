using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>Parameters that are JSON, and yet not what a tool call takes: the answer says what is wrong with them.</summary>
public sealed class UnreadableParametersTests
{
    private static readonly Uri NoOllama = new("http://127.0.0.1:9");

    [Theory]
    [InlineData("[]", "/arguments is of the wrong type")]
    [InlineData("\"x\"", "/arguments is of the wrong type")]
    [InlineData("7", "/arguments is of the wrong type")]
    [InlineData("""{"model":"m","prompt":"\ud800"}""", "surrogate")]
    public async Task Call_ParametersThatCannotBeRead_SaysWhat(string arguments, string expected)
    {
        await using var server = await RunningServer.StartAsync(NoOllama);

        using var answer = await StatelessCall.PostAsync(server.Http, "ollama_generate", arguments, token: null);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("-32602", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }
}
