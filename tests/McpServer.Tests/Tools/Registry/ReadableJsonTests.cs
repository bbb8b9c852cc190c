using System.Text.Json;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tests.Tools.Registry;

public sealed class ReadableJsonTests
{
    [Theory]
    [InlineData("Grüße, 世界")]
    [InlineData("it's <b>\"bold\"</b> & more")]
    [InlineData("\U0001F600 and \U0001F1E9\U0001F1EA")]
    [InlineData(@"C:\uD83D\uDE00 is a path, \U0001F600 none")]
    [InlineData("\\\U0001F600")]
    [InlineData("\u0001\n")]
    public void ToOutcome_Text_IsTheSameJsonWithNothingEscapedThatNeedsNone(string text)
    {
        using var json = PooledJson.Rent();
        json.Writer.WriteStringValue(text);

        var outcome = json.ToOutcome();

        Assert.Equal(text, outcome.Structured.GetString());
        Assert.Equal(text, JsonElement.Parse(outcome.Text).GetString());
        Assert.Equal('"' + Escaped(text) + '"', outcome.Text);
    }

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\u0001", "\\u0001", StringComparison.Ordinal);
}
