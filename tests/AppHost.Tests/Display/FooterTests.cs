using OllamaMcp.AppHost.Processes.Display;

namespace OllamaMcp.AppHost.Tests.Display;

public sealed class FooterTests
{
    [Fact]
    public void Write_Again_GoesBackOverWhatWasShown()
    {
        var footer = new Footer();
        footer.Write("", [Line("one"), Line("two")], 80);

        Assert.Equal("\e[?2026h\r\e[2A\e[Jlog\none\n\e[?2026l", footer.Write("log\n", [Line("one")], 80));
    }

    [Fact]
    public void Write_InANarrowerWindow_CountsTheRowsThatTheLinesNowTake()
    {
        var footer = new Footer();
        footer.Write("", [Line(new string('x', 70)), Line("two")], 80);

        Assert.Contains("\e[3A", footer.Write("", [], 40), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AfterEnterWasPressed_GoesBackOverWhatWasTypedToo()
    {
        var footer = new Footer();
        footer.Write("", [Line("one"), Line("two")], 10);

        Assert.Contains("\e[6A\e[J", footer.Write("", [], 10, "", new string('x', 25)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FirstTime_MovesNothing() =>
        Assert.DoesNotContain("\e[J", new Footer().Write("log\n", [], 80), StringComparison.Ordinal);

    private static FooterLine Line(string text) => new(text, text.Length);
}
