using System.Text.Json;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Ollama.Wire;

public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData("""{"temperature":0.7,"num_ctx":4096,"stop":["a"],"use_mmap":true,"seed":-1,"num_predict":-2}""")]
    [InlineData("""{"temperature":1,"num_ctx":4096.0,"top_k":1e2,"stop":[],"min_p":null}""")]
    [InlineData("""{"num_parts":1,"use_mlock":true,"low_vram":true,"f16_kv":true,"vocab_only":false,"embedding_only":false}""")]
    [InlineData("{}")]
    public void Check_Legal_FindsNothing(string options) => Assert.Empty(Check(options));

    [Theory]
    [InlineData("""{"temprature":1}""", "temprature is no option of Ollama; did you mean temperature?")]
    [InlineData("""{"Temperature":1}""", "Temperature is no option of Ollama; did you mean temperature?")]
    [InlineData("""{"wholly_other":1}""", "wholly_other is no option of Ollama")]
    [InlineData("""{"num_ctx":4.7}""", "num_ctx must be a whole number, and is 4.7")]
    [InlineData("""{"num_ctx":"4096"}""", "num_ctx must be a whole number, and is a string")]
    [InlineData("""{"num_ctx":0}""", "num_ctx must be from 1 to 2147483647, and is 0")]
    [InlineData("""{"num_ctx":1e30}""", "num_ctx must be from 1 to 2147483647, and is 1e30")]
    [InlineData("""{"temperature":-0.1}""", "temperature must be at least 0, and is -0.1")]
    [InlineData("""{"temperature":1e999}""", "temperature must be a number that a computer can hold, and is 1e999")]
    [InlineData("""{"top_p":1.5}""", "top_p must be from 0 to 1, and is 1.5")]
    [InlineData("""{"stop":"###"}""", "stop must be an array of strings, such as [\"###\"], and is a string")]
    [InlineData("""{"stop":[1]}""", "stop must be an array of strings, such as [\"###\"], and is an array")]
    [InlineData("""{"use_mmap":1}""", "use_mmap must be true or false, and is 1")]
    [InlineData("""[]""", "options must be an object, such as {\"temperature\": 0.7}")]
    public void Check_Wrong_SaysWhatWouldBeRight(string options, string expected) =>
        Assert.Equal(expected, Assert.Single(Check(options)).ToString());

    [Fact]
    public void Check_SeveralWrong_FindsThemAll() => Assert.Equal(3, Check("""{"a_b_c_d":1,"top_k":-1,"seed":true}""").Count);

    [Fact]
    public void All_Names_AreUnique() =>
        Assert.Equal(ModelOptions.All.Count, ModelOptions.All.Select(o => o.Name).ToHashSet(StringComparer.Ordinal).Count);

    private static IReadOnlyList<ModelOptionProblem> Check(string options)
    {
        using var json = JsonDocument.Parse(options);
        return ModelOptions.Check(json.RootElement);
    }
}
