using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Tests.Settings;

public sealed class OllamaAddressTests
{
    [Theory]
    [InlineData("gpu-box", null, "http://gpu-box:11434/")]
    [InlineData("gpu-box", "8000", "http://gpu-box:8000/")]
    [InlineData("gpu-box:8000", "9000", "http://gpu-box:8000/")]
    [InlineData(":8000", null, "http://127.0.0.1:8000/")]
    [InlineData("0.0.0.0", null, "http://127.0.0.1:11434/")]
    [InlineData("0.0.0.0:8000", null, "http://127.0.0.1:8000/")]
    [InlineData("[::1]:8000", null, "http://[::1]:8000/")]
    [InlineData("gpu-box:80", null, "http://gpu-box/")]
    [InlineData("http://gpu-box", null, "http://gpu-box/")]
    [InlineData("https://gpu-box/ollama", null, "https://gpu-box/ollama")]
    [InlineData(null, "8000", "http://127.0.0.1:8000/")]
    public void ParseList_EveryForm_GivesItsAddress(string? text, string? port, string expected)
    {
        var found = OllamaAddress.ParseList(text, port, out var wrong);

        Assert.Equal(expected, Assert.Single(found).AbsoluteUri);
        Assert.Empty(wrong);
    }

    [Fact]
    public void ParseList_SeveralWithCommas_GivesAll() =>
        Assert.Equal(["http://a:11434/", "http://b:1/"], OllamaAddress.ParseList("a, b:1,", null, out _).Select(uri => uri.AbsoluteUri));

    [Theory]
    [InlineData("ftp://gpu-box")]
    [InlineData("gpu box")]
    [InlineData("gpu-box:port")]
    public void ParseList_WrongText_IsNamed(string text)
    {
        Assert.Empty(OllamaAddress.ParseList(text, null, out var wrong));
        Assert.Equal([text], wrong);
    }

    [Fact]
    public void ParseList_NothingSet_GivesNone() => Assert.Empty(OllamaAddress.ParseList(null, null, out _));
}
