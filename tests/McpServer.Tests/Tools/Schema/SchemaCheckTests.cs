using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tests.Tools.Schema;

public sealed class SchemaCheckTests
{
    private static readonly SchemaRule Rule = SchemaCompiler.Compile(ToolSchemas.Input(SampleJson.Default.SampleArguments));

    [Theory]
    [InlineData("""{"model":"m"}""")]
    [InlineData("""{"model":"registry.example:5000/team/llama3.2:3b-q4_K_M","top_logprobs":0,"stream":null}""")]
    [InlineData("""{"model":"m","top_logprobs":5.0,"temperature":1,"keep_alive":"5m"}""")]
    [InlineData("""{"model":"m","items":[{"role":"user","text":null,"count":1e3}],"files":{"a":"b"},"keep_alive":-1}""")]
    public void Run_LegalArguments_FindsNothing(string json) => Assert.Empty(Check(json));

    [Theory]
    [InlineData("""{}""", "/model", "nothing", "required")]
    [InlineData("""{"model":null}""", "/model", "nothing", "required")]
    [InlineData("""{"model":7}""", "/model", "7", "a model name")]
    [InlineData("""{"model":""}""", "/model", "\"\"", "a model name")]
    [InlineData("""{"model":"../../etc/passwd"}""", "/model", "../../etc/passwd", "a model name")]
    [InlineData("""{"model":"a\u0000b"}""", "/model", "a", "a model name")]
    [InlineData("""{"model":"m\n"}""", "/model", "m\\n", "a model name")]
    [InlineData("""{"model":"m","modle":"x"}""", "/modle", "\"x\"", "did you mean 'model'?")]
    [InlineData("""{"model":"m","top_logprobs":"5"}""", "/top_logprobs", "\"5\" (a string)", "a whole number from 0 to 20")]
    [InlineData("""{"model":"m","top_logprobs":2.5}""", "/top_logprobs", "2.5", "a whole number")]
    [InlineData("""{"model":"m","top_logprobs":-1}""", "/top_logprobs", "-1", "from 0 to 20")]
    [InlineData("""{"model":"m","top_logprobs":1e400}""", "/top_logprobs", "1e400", "from 0 to 20")]
    [InlineData("""{"model":"m","temperature":"NaN"}""", "/temperature", "\"NaN\"", "a number from 0 to 2")]
    [InlineData("""{"model":"m","stream":"true"}""", "/stream", "\"true\"", "true or false")]
    [InlineData("""{"model":"m","format":"xml"}""", "/format", "\"xml\"", "\"json\", \"text\"")]
    [InlineData("""{"model":"m","items":[]}""", "/items", "an array of 0", "1 to 3 items")]
    [InlineData("""{"model":"m","items":[{"role":"user"},{"rol":"x"}]}""", "/items/1/rol", "\"x\"", "did you mean 'role'?")]
    [InlineData("""{"model":"m","items":[{"role":"user","count":"many"}]}""", "/items/0/count", "\"many\"", "a whole number")]
    [InlineData("""{"model":"m","items":[null]}""", "/items/0", "null", "an object")]
    [InlineData("""{"model":"m","files":{"a/b~c":1}}""", "/files/a~1b~0c", "1", "a string")]
    [InlineData("""{"model":"m","keep_alive":true}""", "/keep_alive", "true", "a string or a number")]
    public void Run_OneFault_SaysWhereWhatAndWhatIsRight(string json, string path, string got, string expected)
    {
        var problem = Assert.Single(Check(json), problem => problem.Path == path);

        Assert.Contains(got, problem.Got, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SeveralFaults_FindsAllAtOnce()
    {
        var paths = Check("""{"top_logprobs":"x","stream":1,"what":{}}""").Select(problem => problem.Path);

        Assert.Equal("/top_logprobs /stream /what /model", string.Join(' ', paths));
    }

    [Fact]
    public void Run_LongValue_IsShortened()
    {
        var problem = Assert.Single(Check($$"""{"model":"m","format":"{{new string('x', 100_000)}}"}"""));

        Assert.InRange(problem.Got.Length, 10, 120);
    }

    private static IReadOnlyList<ArgumentProblem> Check(string json) =>
        SchemaCheck.Run(Rule, JsonElement.Parse(json).EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
}
