using OllamaMcp.AppHost.Processes.Children;

namespace OllamaMcp.AppHost.Tests.Children;

public sealed class LastLinesTests
{
    [Fact]
    public void Copy_AfterManyLines_HasTheLastTwelveThatSaySomething()
    {
        var lines = new LastLines();
        foreach (var number in Enumerable.Range(1, 20))
        {
            lines.Add($"line {number}");
            lines.Add(" ");
        }

        Assert.Equal(Enumerable.Range(9, 12).Select(number => $"line {number}"), lines.Copy());
    }

    [Fact]
    public void Copy_AfterClear_HasWhatCameSince()
    {
        var lines = new LastLines();
        lines.Add("starting");
        lines.Clear();
        lines.Add("out of memory");

        Assert.Equal(["out of memory"], lines.Copy());
    }
}
