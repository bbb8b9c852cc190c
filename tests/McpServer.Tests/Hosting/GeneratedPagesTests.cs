using OllamaMcp.Server.Hosting.Documentation;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class GeneratedPagesTests
{
    [Fact]
    public void FindStale_OfTheRepository_FindsNone()
    {
        var stale = DocsFolder.FindStale(Repository.Root);

        Assert.True(
            stale.Count == 0,
            $"Stale: {string.Join(", ", stale.Select(p => p.Path))}. Refresh with: {GeneratedPage.RefreshCommand}"
        );
    }

    [Fact]
    public void FindRepository_FromWithinTheCheckout_FindsItsRoot() =>
        Assert.Equal(Repository.Root, DocsFolder.FindRepository(Path.Combine(Repository.Root, "McpServer")));

    [Fact]
    public void Refresh_TextAroundTheMarks_Stays()
    {
        var page = new GeneratedPage("page.md", "<!-- {0} -->", "# Title", () => "new");
        var old =
            new GeneratedPage("page.md", "<!-- {0} -->", "# Title", () => "old")
                .Refresh(null)
                .Replace("# Title", "# Mine", StringComparison.Ordinal) + "below\n";

        var refreshed = page.Refresh(old);

        Assert.Equal(old.Replace("old", "new", StringComparison.Ordinal), refreshed);
        Assert.Equal(refreshed, page.Refresh(refreshed));
    }

    [Fact]
    public void Refresh_FileWithoutMarks_SaysWhatItLacks()
    {
        var page = new GeneratedPage("page.md", "<!-- {0} -->", "# Title", () => "new");

        Assert.Contains("page.md", Assert.Throws<InvalidDataException>(() => page.Refresh("# Title\n")).Message, StringComparison.Ordinal);
    }
}
