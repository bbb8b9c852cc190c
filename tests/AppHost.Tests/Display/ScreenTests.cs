using OllamaMcp.AppHost.Processes.Display;

namespace OllamaMcp.AppHost.Tests.Display;

public sealed class ScreenTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\e[31mred\e[0m", "\e[31mred\e[0m")]
    [InlineData("\e[2K\e[1Gpulling 10%\r", "pulling 10%")]
    [InlineData("\e[?25lhidden\e[2J\a", "hidden")]
    [InlineData("\e]0;title\a", "]0;title")]
    [InlineData("tab\tstays", "tab\tstays")]
    public void Relay_WhatAChildWrites_MovesNoCursor(string line, string expected)
    {
        using var output = new StringWriter { NewLine = "\n" };

        new Screen(output, TextWriter.Null, new Palette(enabled: false)).Relay("a", 1, line);

        Assert.Equal($"a | {expected}\n", output.ToString());
    }
}
