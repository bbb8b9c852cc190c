using System.Text.Json;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class SettingTextTests
{
    [Theory]
    [InlineData("90", 90_000)]
    [InlineData("0", 0)]
    [InlineData("500ms", 500)]
    [InlineData("1.5m", 90_000)]
    [InlineData("5m", 300_000)]
    [InlineData("24h", 86_400_000)]
    [InlineData("30 d", 2_592_000_000)]
    [InlineData("5M", 300_000)]
    public void Duration_Legal_IsRead(string text, long milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var value));
        Assert.Equal(milliseconds, value.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("-5")]
    [InlineData("5 minutes")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("1,000")]
    [InlineData("99999999999999999999d")]
    public void Duration_Illegal_IsNot(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData("1024", 1024)]
    [InlineData("32MiB", 33_554_432)]
    [InlineData("32 mib", 33_554_432)]
    [InlineData("64MB", 64_000_000)]
    [InlineData("1Gi", 1_073_741_824)]
    [InlineData("7B", 7)]
    public void Size_Legal_IsRead(string text, long bytes)
    {
        Assert.True(SizeText.TryParse(text, out var value));
        Assert.Equal(bytes, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MiB")]
    [InlineData("-1")]
    [InlineData("3 apples")]
    [InlineData("99999999999999999999GiB")]
    public void Size_Illegal_IsNot(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Theory]
    [InlineData("90s")]
    [InlineData("5m")]
    [InlineData("30d")]
    [InlineData("1500ms")]
    [InlineData("0")]
    public void Duration_Formatted_IsTheShortestText(string text)
    {
        Assert.True(DurationText.TryParse(text, out var value));
        Assert.Equal(text, DurationText.Format(value));
    }

    [Fact]
    public void JsonSettings_NestedAndFlat_GiveTheSameKeys()
    {
        using var document = JsonDocument.Parse(
            """
            {"$schema": "x", "MCP_PORT": 1, "Access": {"Required": true, "Tokens": {"a": "t"}}, "Limits:Sessions": 5, "Toolsets": ["a", "b"], "LOG_LEVEL": null}
            """
        );

        var values = JsonSettings.Flatten(document.RootElement);

        Assert.Equal("1", values["MCP_PORT"]);
        Assert.Equal("true", values["Access__Required"]);
        Assert.Equal("t", values["Access__Tokens__a"]);
        Assert.Equal("5", values["Limits__Sessions"]);
        Assert.Equal("a,b", values["Toolsets"]);
        Assert.Equal("", values["LOG_LEVEL"]);
        Assert.Equal(6, values.Count);
    }
}
