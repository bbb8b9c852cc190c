using OllamaMcp.AppHost.Processes.Display;
using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Tests.Display;

public sealed class StateTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Start.AddMinutes(3);

    private static readonly PartView[] Parts =
    [
        new(PartState.New("mcp-server", [], Start).Starting(Start).Answered(null, Start), "http://localhost:4838/mcp"),
        new(
            PartState.New("ollama", [], Start).Starting(Start).Died("exit code 137 (SIGKILL)", Now.AddMilliseconds(-400)),
            "http://127.0.0.1:11434"
        ),
    ];

    [Fact]
    public void Render_WideTerminal_ShowsAll() =>
        Assert.Equal(
            """
            ── 1 of 2 ready ── Ctrl-C ends everything ──────────────────────────────────────────────────────────
              mcp-server   ready               3 min   http://localhost:4838/mcp
              ollama       restarting in 1 s   0 s     http://127.0.0.1:11434      after exit code 137 (SIGKILL)
            """,
            Text(110, 24)
        );

    [Fact]
    public void Render_WhileEnding_SaysWhatCtrlCDoesNow()
    {
        PartView[] parts = [Parts[0] with { State = Parts[0].State.Ending(Now) }, Parts[1]];

        var headline = new StateTable(new Palette(enabled: false)).Render(parts, new TerminalSize(60, 24), Now)[0];

        Assert.StartsWith("── stopping ── Ctrl-C ends everything at once ──", headline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NarrowTerminal_LeavesTheAddressesAndCutsTheReason() =>
        Assert.Equal(
            """
            ── 1 of 2 ready ── Ctrl-C ends everything ─────────────────
              mcp-server   ready               3 min
              ollama       restarting in 1 s   0 s     after exit code…
            """,
            Text(60, 24)
        );

    [Theory]
    [InlineData(100, 6, 1)]
    [InlineData(20, 24, 0)]
    public void Render_TinyTerminal_LeavesRoomForTheLog(int columns, int rows, int lines) =>
        Assert.Equal(lines, new StateTable(new Palette(enabled: false)).Render(Parts, new TerminalSize(columns, rows), Now).Count);

    [Fact]
    public void Render_AnyWidth_IsNarrowerThanTheTerminal()
    {
        foreach (var columns in Enumerable.Range(1, 200))
        {
            var lines = new StateTable(new Palette(enabled: true)).Render(Parts, new TerminalSize(columns, 24), Now);
            Assert.All(lines, line => Assert.InRange(line.Width, 1, columns - 1));
        }
    }

    [Fact]
    public void Render_WithColours_PaintsTheStateAlone()
    {
        var lines = new StateTable(new Palette(enabled: true)).Render(Parts, new TerminalSize(100, 24), Now);

        Assert.Contains("\e[32mready\e[0m", lines[1].Text, StringComparison.Ordinal);
        Assert.Contains("\e[31mrestarting in 1 s\e[0m", lines[2].Text, StringComparison.Ordinal);
    }

    private static string Text(int columns, int rows) =>
        string.Join(
            '\n',
            new StateTable(new Palette(enabled: false)).Render(Parts, new TerminalSize(columns, rows), Now).Select(line => line.Text)
        );
}
