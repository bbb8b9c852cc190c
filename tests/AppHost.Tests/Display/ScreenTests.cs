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

    [Fact]
    public void Say_InTheBackground_WritesTheLineAlone()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var isOurs = true;
        var screen = new Screen(output, TextWriter.Null, new Palette(enabled: false), () => isOurs);
        screen.Keep(_ => [new FooterLine("footer", 6)]);
        var shown = output.ToString();
        Assert.Contains("footer", shown, StringComparison.Ordinal);

        isOurs = false;
        screen.Say("line");
        screen.Refresh();
        Assert.Equal("line\n", output.ToString()[shown.Length..]);
        Assert.False(screen.HasFooter);

        shown = output.ToString();
        isOurs = true;
        screen.Refresh();
        var back = output.ToString()[shown.Length..];
        Assert.Contains("footer", back, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[1A", back, StringComparison.Ordinal); // what stands there is the shell's
    }
}
