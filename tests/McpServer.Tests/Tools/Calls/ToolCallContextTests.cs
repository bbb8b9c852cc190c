using System.Globalization;
using OllamaMcp.Server.Tests.Tools.Ollama;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tests.Tools.Calls;

public sealed class ToolCallContextTests
{
    [Fact]
    public async Task ReportAsync_TheSameAgainAndAgain_RisesByThousandths()
    {
        var progress = new RecordedProgress();
        using var call = new ToolCallContext("ollama_pull_model", "anonymous", "id", progress);

        for (var i = 0; i < 7; i++)
        {
            await call.ReportAsync(1055212, 1055212, "verifying", TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["1055212", "1055212.001", "1055212.002", "1055212.003", "1055212.004", "1055212.005", "1055212.006"],
            progress.Reports.Select(report => report.Value.ToString("R", CultureInfo.InvariantCulture))
        );
    }
}
