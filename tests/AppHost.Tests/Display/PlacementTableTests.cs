using OllamaMcp.AppHost.Processes.Display;

namespace OllamaMcp.AppHost.Tests.Display;

public sealed class PlacementTableTests
{
    private static readonly string[][] Rows =
    [
        ["mcp-server", "here", "MCP server", ""],
        ["ollama", "there", "emulator", "stands in"],
    ];

    [Fact]
    public void Render_Rows_StandBelowEachOther() =>
        Assert.Equal(
            """
              mcp-server   here    MCP server
              ollama       there   emulator     stands in
            """,
            PlacementTable.Render(Rows, 80)
        );

    [Fact]
    public void Render_InANarrowTerminal_PutsWhatIsLongBelowTheAddress() =>
        Assert.Equal(
            """
              mcp-server   here
                           MCP server
              ollama       there
                           emulator
                           stands in
            """,
            PlacementTable.Render(Rows, 40)
        );

    [Fact]
    public void Relay_WithoutATerminal_WritesNamesAndNoCodes()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new Screen(output, TextWriter.Null, new Palette(enabled: false)).Relay("ollama", 8, "ready");

        Assert.Equal("ollama   | ready\n", output.ToString());
    }

    [Fact]
    public void Paint_OnATerminal_GivesEachNameItsOwnColour()
    {
        var palette = new Palette(enabled: true);

        Assert.NotEqual(palette.Paint("a", "x"), palette.Paint("b", "x"));
        Assert.Equal(palette.Paint("a", "x"), palette.Paint("a", "x"));
    }
}
